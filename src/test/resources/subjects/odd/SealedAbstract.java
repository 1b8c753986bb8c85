// verdict GREEN
// skipped SealedAbstract.f() NO_BODY
// tested f g
package odd.sealedabstract;

abstract sealed class SealedAbstract permits SealedAbstract.Only { abstract int f(); int g(int a) { return f() + a; } static final class Only extends SealedAbstract { int f() { return 4; } } }
