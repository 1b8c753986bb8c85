// verdict GREEN
// tested inc n
package odd.object;

class Object { private int n; void inc(int by) { n += by; } int n() { return n; } }
