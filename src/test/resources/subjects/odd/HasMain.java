// verdict GREEN
// tested add main
package odd.hasmain;

public class HasMain { public static void main(String[] args) { System.out.println("hello " + args.length); if (args.length > 2) System.exit(1); } static int add(int a, int b) { return a + b; } }
