// verdict GREEN
// tested f put
package odd.intersection;

import java.util.*;
class Intersection { static <T extends CharSequence & Comparable<T>> int f(T a, T b) { return a.compareTo(b) + a.length(); } static <K extends Comparable<K>, V extends Collection<? super K>> V put(K k, V v) { v.add(k); return v; } }
