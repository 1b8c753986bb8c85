// verdict NO_TESTS
// skipped LoopsInStatic.f(int) ENDLESS
// skipped LoopsInStatic.add(int, int) NOT_BUILT
package hostile.loopsinstatic;

class LoopsInStatic { static int n = 1; static { while (n > 0) { n = 1; } } static int f(int a) { return a; } int add(int a, int b) { return a + b; } }
