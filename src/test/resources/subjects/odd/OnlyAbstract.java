// verdict GREEN
// skipped OnlyAbstract.base() NO_BODY
// tested total twice
package odd.onlyabstract;

abstract class OnlyAbstract { private final int rate; OnlyAbstract(int rate) { this.rate = rate; } abstract int base(); int total() { return base() * rate; } static int twice(int a) { return 2 * a; } }
