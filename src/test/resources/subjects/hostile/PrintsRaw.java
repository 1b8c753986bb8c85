// verdict GREEN
// skipped PrintsRaw.slow() CRASHED
// tested add
package hostile.printsraw;

import java.io.*;
class PrintsRaw { void slow() throws IOException { try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) { for (int i = 0; i < 1000; i++) out.write("garbage garbage garbage\n".getBytes()); } } int add(int a, int b) { return a + b; } }
