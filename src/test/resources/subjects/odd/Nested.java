// verdict GREEN
// tested add f isOdd
package odd.nested;

class Nested { private final int n; Nested(int n) { this.n = n; } int add(int a) { return n + a; } static boolean isOdd(int a) { return a % 2 != 0; } static class Inner { int f(int a) { return a * 3; } } }
