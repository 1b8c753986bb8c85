// verdict GREEN
// tested add slow
package hostile.backtracks;

class Backtracks { boolean slow(String text) { return ("a".repeat(60) + text + "!").matches("(a+)+b"); } int add(int a, int b) { return a + b; } }
