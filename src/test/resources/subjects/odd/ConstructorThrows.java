// verdict GREEN
// skipped ConstructorThrows.f(int) NOT_BUILT
// tested twice
package odd.constructorthrows;

class ConstructorThrows { ConstructorThrows() { throw new IllegalStateException("closed"); } int f(int a) { return a + 1; } static int twice(int a) { return 2 * a; } }
