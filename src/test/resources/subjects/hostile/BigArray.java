// verdict GREEN
// skipped BigArray.slow(int) OUT_OF_MEMORY
// tested add sized
package hostile.bigarray;

class BigArray { long[] slow(int a) { return new long[1_300_000_000]; } int[] sized(int n) { return new int[n]; } int add(int a, int b) { return a + b; } }
