// verdict GREEN
// skipped FilesTouched.users() UNSTABLE
// tested add length
package hostile.filestouched;

import java.io.*;
import java.nio.file.*;
import java.util.*;
class FilesTouched { List<String> users() throws IOException { return Files.readAllLines(Path.of("/etc/passwd")); } void write(String text) throws IOException { Files.writeString(Path.of("/tmp/assay-was-here"), text); } String home() { return System.getProperty("user.home"); } long length(File file) { return file.length(); } int add(int a, int b) { return a + b; } }
