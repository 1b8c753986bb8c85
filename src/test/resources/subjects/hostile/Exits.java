// verdict GREEN
// skipped Exits.bye(int) EXITS
// tested add
package hostile.exits;

class Exits { int bye(int code) { System.exit(code); return code; } int add(int a, int b) { return a + b; } }
