// verdict GREEN
// tested f twice
package odd.packagemate;

class PackageMate { private final Mate mate; PackageMate(Mate mate) { this.mate = mate; } int f(int a) { return mate.twice(a) + 1; } } class Mate { private final int k; Mate(int k) { this.k = k; } int twice(int a) { return a * k; } }
