// verdict NO_TESTS
// skipped OnlyPrivate.f(int) PRIVATE
// skipped OnlyPrivate.g(int) PRIVATE
package odd.onlyprivate;

class OnlyPrivate { private OnlyPrivate() {} private int f(int a) { return a + 1; } private static int g(int a) { return a; } }
