// verdict GREEN
// skipped HangingConstructor() HANGS
// skipped HangingConstructor.f(int) HANGS
// tested add
package hostile.hangingconstructor;

class HangingConstructor { HangingConstructor() throws InterruptedException { Thread.sleep(100_000_000); } int f(int a) { return a; } static int add(int a, int b) { return a + b; } }
