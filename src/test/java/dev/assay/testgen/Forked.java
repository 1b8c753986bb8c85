package dev.assay.testgen;

import dev.assay.testgen.Testgen.TestClass;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * Compiles test classes with a compiler of its own and runs them in a JVM of their own: what a user
 * does with them.
 */
public final class Forked {
  private static final int SECONDS = 300;

  private Forked() {}

  /**
   * The last line of {@link LaunchedTests}, or what the compiler said.
   *
   * @param directory an empty one
   * @param sources subjects and tests
   */
  public static String run(Path directory, List<TestClass> sources, List<Path> library)
      throws IOException, InterruptedException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    List<String> files = new ArrayList<>();
    for (TestClass source : sources) {
      Path file = directory.resolve("src").resolve(source.path());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.source());
      files.add(file.toString());
    }
    String path =
        library.stream()
            .map(each -> each.toString() + File.pathSeparator)
            .collect(Collectors.joining("", "", System.getProperty("java.class.path")));
    List<String> options =
        new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", path));
    options.addAll(files);
    var words = new java.io.ByteArrayOutputStream();
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, words, words, options.toArray(String[]::new));
    return result == 0
        ? launched(directory, classes, path)
        : words.toString(StandardCharsets.UTF_8);
  }

  private static String launched(Path directory, Path classes, String path)
      throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Asia/Kolkata",
                "-cp",
                classes + File.pathSeparator + path,
                LaunchedTests.class.getName(),
                classes.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return "not ended after " + SECONDS + " s";
    }
    return Files.readAllLines(output).stream()
        .filter(line -> line.startsWith("green=") || line.startsWith("FAILED"))
        .collect(Collectors.joining("\n"));
  }
}
