// verdict GREEN
// skipped ThrowsErrors.oom(int) OUT_OF_MEMORY
// skipped ThrowsErrors.so(int) STACK_OVERFLOW
// skipped ThrowsErrors.linkage(int) NOT_BUILT
// tested add assertion death own sneaky vm
package hostile.throwserrors;

class ThrowsErrors { int oom(int a) { throw new OutOfMemoryError("not really"); } int so(int a) { throw new StackOverflowError("not really"); } int death(int a) { throw new ThreadDeath(); } int assertion(int a) { throw new AssertionError("a=" + a); } int linkage(int a) { throw new NoClassDefFoundError("x/Y"); } int vm(int a) { throw new InternalError("broken"); } int own(int a) { class Mine extends Error { } throw new Mine(); } int sneaky(int a) throws Throwable { throw new Throwable("bare"); } int add(int a, int b) { return a + b; } }
