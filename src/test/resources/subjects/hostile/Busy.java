// verdict GREEN
// skipped Busy.slow(int) ENDLESS
// tested add
package hostile.busy;

class Busy { int slow(int a) { while (true) { a++; } } int add(int a, int b) { return a + b; } }
