// verdict GREEN
// skipped Halts.bye(int) EXITS
// tested add
package hostile.halts;

class Halts { int bye(int code) { Runtime.getRuntime().halt(code); return code; } int add(int a, int b) { return a + b; } }
