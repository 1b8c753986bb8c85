// verdict GREEN
// skipped ExitsByReflection.bye(int) CRASHED
// tested add
package hostile.exitsbyreflection;

class ExitsByReflection { int bye(int code) throws Exception { System.class.getMethod("exit", int.class).invoke(null, code); return code; } int add(int a, int b) { return a + b; } }
