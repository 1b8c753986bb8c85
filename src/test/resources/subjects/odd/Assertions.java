// verdict GREEN
// tested assertEquals f
package odd.assertions;

class Assertions { static void assertEquals(int a, int b) { if (a != b) throw new IllegalArgumentException("no"); } static int f(int a) { return a + 1; } }
