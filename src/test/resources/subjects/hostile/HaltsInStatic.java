// verdict NO_TESTS
// skipped HaltsInStatic.f(int) EXITS
// skipped HaltsInStatic.add(int, int) NOT_BUILT
package hostile.haltsinstatic;

class HaltsInStatic { static { Runtime.getRuntime().halt(3); } static int f(int a) { return a; } int add(int a, int b) { return a + b; } }
