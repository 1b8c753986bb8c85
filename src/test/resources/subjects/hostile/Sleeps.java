// verdict GREEN
// skipped Sleeps.slow(int) HANGS
// tested add
package hostile.sleeps;

class Sleeps { int slow(int a) throws InterruptedException { Thread.sleep(1_000_000_000L); return a; } int add(int a, int b) { return a + b; } }
