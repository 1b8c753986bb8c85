// verdict GREEN
// tested Refused closing code f read
package odd.checked;

import java.io.*;
class Checked { static class Refused extends java.lang.Exception { final int code; Refused(int code) { super("code " + code); this.code = code; } int code() { return code; } } int f(int a) throws Refused { if (a > 10) throw new Refused(a); return a; } String read(Reader reader) throws IOException { StringBuilder b = new StringBuilder(); int c; while ((c = reader.read()) >= 0) b.append((char) c); return b.toString(); } int closing(AutoCloseable c) throws Exception { try (c) { return 1; } } }
