// verdict GREEN
// skipped Hoards.slow(int) OUT_OF_MEMORY
// tested add
package hostile.hoards;

import java.util.*;
class Hoards { int slow(int a) { List<byte[]> all = new ArrayList<>(); while (true) { all.add(new byte[1_000_000]); } } int add(int a, int b) { return a + b; } }
