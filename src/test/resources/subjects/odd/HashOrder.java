// verdict GREEN
// skipped HashOrder.own() UNSTABLE
// tested add map order all mapText
package odd.hashorder;

import java.util.*;
class HashOrder { static class Thing { } String all() { Set<Thing> set = new HashSet<>(); for (int i = 0; i < 5; i++) set.add(new Thing()); return set.toString(); } List<String> order(Set<String> names) { return new ArrayList<>(names); } List<String> own() { return new ArrayList<>(Set.of("a", "b", "c", "d", "e")); } Map<String, Integer> map() { return Map.of("x", 1, "y", 2, "z", 3); } String mapText() { return Map.of("x", 1, "y", 2, "z", 3, "w", 4).toString(); } int add(int a, int b) { return a + b; } }
