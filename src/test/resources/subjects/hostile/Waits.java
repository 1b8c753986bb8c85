// verdict GREEN
// skipped Waits.slow(int) HANGS
// tested add
package hostile.waits;

class Waits { synchronized int slow(int a) throws InterruptedException { wait(); return a; } int add(int a, int b) { return a + b; } }
