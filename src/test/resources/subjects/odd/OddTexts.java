// verdict GREEN
// tested add comment large letter lone unicodeEscape zero
package odd.oddtexts;

class OddTexts { String lone() { return "\ud83d"; } String zero() { return "\0\u0007\r\n\t\"\\"; } String unicodeEscape() { return "\\u000a"; } char letter() { return '\uffff'; } String large() { return "x".repeat(100_000); } String comment() { return "*/ \"\"\" //"; } int add(int a, int b) { return a + b; } }
