// verdict GREEN
// skipped NativeMethod.f(int) NO_BODY
// skipped NativeMethod.g(int) NOT_BUILT
// skipped NativeMethod.load() NOT_BUILT
// tested add
package odd.nativemethod;

class NativeMethod { native int f(int a); int g(int a) { return f(a); } static void load() { System.loadLibrary("none"); } int add(int a, int b) { return a + b; } }
