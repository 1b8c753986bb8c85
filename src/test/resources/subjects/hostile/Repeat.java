// verdict GREEN
// skipped Repeat.many(String) OUT_OF_MEMORY
// tested add repeat
package hostile.repeat;

class Repeat { String repeat(String text, int times) { return text.repeat(times); } String many(String text) { return (text + "x").repeat(1_000_000_000).repeat(1_000_000); } int add(int a, int b) { return a + b; } }
