// verdict GREEN
// tested isEmpty length show
package odd.string;

class String { private final int n; String(int n) { this.n = n; } int length() { return n; } boolean isEmpty() { return n == 0; } java.lang.String show(java.lang.String a) { return a + n; } }
