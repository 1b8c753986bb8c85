// verdict GREEN
// skipped Forks.slow() UNSTABLE
// skipped Forks.bomb() UNSTABLE
// tested add
package hostile.forks;

import java.io.IOException;
class Forks { int slow() throws IOException { return new ProcessBuilder("sleep", "100").start().exitValue(); } long bomb() throws IOException { for (int i = 0; i < 1000; i++) { Runtime.getRuntime().exec(new String[] {"sleep", "100"}); } return 1; } int add(int a, int b) { return a + b; } }
