// verdict GREEN
// skipped Prints.slow() ENDLESS
// tested add
package hostile.prints;

class Prints { void slow() { while (true) { System.out.println("again and again"); } } int add(int a, int b) { System.out.println(a); System.err.println(b); return a + b; } }
