// verdict GREEN
// tested Odd Own add f g getMessage toString
package odd.badexception;

class BadException { static class Odd extends RuntimeException { public String getMessage() { throw new IllegalStateException("no message"); } public String toString() { throw new IllegalStateException("no text"); } } static class Own extends RuntimeException { Own() { super("x\u0000\ud800\n\"\\"); } } int f(int a) { throw new Odd(); } int g(int a) { throw new Own(); } int add(int a, int b) { return a + b; } }
