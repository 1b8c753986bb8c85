// verdict GREEN
// skipped NativeMethod.f(int) NO_BODY
// skipped NativeMethod.g(int) NOT_BUILT
// tested add load
package odd.nativemethod;

class NativeMethod { native int f(int a); int g(int a) { return f(a); } static void load() { System.loadLibrary("none"); } int add(int a, int b) { return a + b; } }
