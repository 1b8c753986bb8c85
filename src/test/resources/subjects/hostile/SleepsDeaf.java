// verdict GREEN
// skipped SleepsDeaf.slow(int) HANGS
// tested add
package hostile.sleepsdeaf;

class SleepsDeaf { int slow(int a) { while (true) { try { Thread.sleep(100_000); } catch (InterruptedException e) { a++; } } } int add(int a, int b) { return a + b; } }
