// verdict GREEN
// tested both boxed half negativeZero ratio root same tiny
package odd.floating;

class Floating { double ratio(double a, double b) { return a / b; } float half(float a) { return a / 2; } double root(double a) { return Math.sqrt(a); } boolean same(double a, double b) { return a == b; } double[] both(double a) { return new double[] {a, -a, 1 / a}; } Double boxed(Double a) { return a == null ? Double.NaN : a * 2; } double negativeZero() { return -0.0; } float tiny() { return Float.MIN_VALUE; } }
