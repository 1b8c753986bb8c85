// verdict GREEN
// tested add isOdd
package odd.test;

class Test { private final int n; Test(int n) { this.n = n; } int add(int a) { return n + a; } static boolean isOdd(int a) { return a % 2 != 0; } }
