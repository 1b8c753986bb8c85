// verdict GREEN
// tested all in sum
package odd.innerclasses;

class InnerClasses { private int n; class In { private final int k; In(int k) { this.k = k; } int sum() { return n + k; } class Deeper { int all(int x) { return n + k + x; } } } In in(int k) { return new In(k); } void set(int n) { this.n = n; } }
