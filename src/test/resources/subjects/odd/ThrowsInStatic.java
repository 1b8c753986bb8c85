// verdict NO_TESTS
// skipped ThrowsInStatic.f(int) NOT_BUILT
// skipped ThrowsInStatic.add(int, int) NOT_BUILT
package odd.throwsinstatic;

class ThrowsInStatic { static final int SIZE = Integer.parseInt("none"); static int f(int a) { return a + SIZE; } int add(int a, int b) { return a + b; } }
