// verdict GREEN
// skipped NestedStaticFails.broken() NOT_BUILT
// skipped Broken.f() NOT_BUILT
// tested add
package odd.nestedstaticfails;

class NestedStaticFails { static class Broken { static final int N = Integer.parseInt("x"); static int f() { return N; } } int broken() { return Broken.f(); } int add(int a, int b) { return a + b; } }
