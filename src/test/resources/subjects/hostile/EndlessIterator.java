// verdict GREEN
// tested add count sum
package hostile.endlessiterator;

import java.util.*;
class EndlessIterator { static int sum(Iterator<Integer> all) { int sum = 0; while (all.hasNext()) { sum += all.next(); } return sum; } static int count(Iterable<String> all) { int n = 0; for (String each : all) { n++; } return n; } int add(int a, int b) { return a + b; } }
