// verdict GREEN
// skipped Recurses.slow(int) STACK_OVERFLOW
// tested add depth
package hostile.recurses;

class Recurses { int slow(int a) { return slow(a + 1) + 1; } int depth(int n) { return n <= 0 ? 0 : 1 + depth(n - 1); } int add(int a, int b) { return a + b; } }
