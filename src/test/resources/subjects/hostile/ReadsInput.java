// verdict GREEN
// tested add
package hostile.readsinput;

import java.io.IOException;
import java.util.Scanner;
class ReadsInput { int raw() throws IOException { return System.in.read(); } String line(String prompt) { System.out.print(prompt); return new Scanner(System.in).nextLine(); } int add(int a, int b) { return a + b; } }
