package dev.assay.evaluate;

import java.io.File;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** The JDK's compiler as anybody calls it. Stateless. */
final class Javac {
  private Javac() {}

  /** Whether the files compile; the class files go to {@code output}, what javac says to words. */
  static boolean compile(Path output, List<Path> classPath, List<Path> files, OutputStream words) {
    String path =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    List<String> options =
        new ArrayList<>(
            List.of("-g", "-parameters", "-proc:none", "-nowarn", "-encoding", "UTF-8"));
    options.addAll(List.of("-d", output.toString(), "-cp", path));
    files.forEach(file -> options.add(file.toString()));
    return ToolProvider.getSystemJavaCompiler()
            .run(null, words, words, options.toArray(String[]::new))
        == 0;
  }
}
