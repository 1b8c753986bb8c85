// verdict GREEN
// tested add array loop map
package odd.selfreferring;

import java.util.*;
class SelfReferring { List<Object> loop() { List<Object> all = new ArrayList<>(); all.add(all); return all; } Map<String, Object> map() { Map<String, Object> m = new HashMap<>(); m.put("self", m); return m; } Object[] array() { Object[] a = new Object[1]; a[0] = a; return a; } int add(int a, int b) { return a + b; } }
