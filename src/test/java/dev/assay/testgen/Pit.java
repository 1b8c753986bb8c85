package dev.assay.testgen;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs PIT in a JVM of its own, with its defaults, on compiled classes and their compiled tests.
 */
public final class Pit {
  /** The version that {@code pom.xml} copies. */
  public static final String VERSION = "1.30.0";

  private static final Path JARS = Path.of("target/pit");
  private static final int SECONDS = 900;

  private Pit() {}

  /**
   * What to run it on.
   *
   * @param directory for what PIT writes; exists
   * @param classes the directory with the subject's class files
   * @param tests the directory with the tests' class files
   * @param library what both need, without JUnit
   * @param type binary name of the subject; its nested classes are mutated with it
   */
  public record Target(Path directory, Path classes, Path tests, List<Path> library, String type) {}

  /** What PIT found. A test that is red without any mutant is left out. */
  public static Mutations run(Target target) throws IOException, InterruptedException {
    Path log = target.directory().resolve("pit.log");
    Process process =
        new ProcessBuilder(command(target))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("PIT did not end within " + SECONDS + " s, see " + log);
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    Path xml = target.directory().resolve("pit/mutations.xml");
    if (process.exitValue() == 0 && !Files.exists(xml) && hasNoMutants(log)) {
      return new Mutations(List.of());
    }
    if (process.exitValue() != 0 || !Files.exists(xml)) {
      throw new IOException("PIT failed: " + firstException(log));
    }
    return Mutations.read(xml);
  }

  private static boolean hasNoMutants(Path log) throws IOException {
    return Files.readString(log).contains("No mutations found");
  }

  private static String firstException(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.stream()
        .filter(line -> line.contains("Exception") || line.contains("SEVERE"))
        .findFirst()
        .orElse("see " + log);
  }

  private static List<String> command(Target target) throws IOException {
    List<Path> pit = jars();
    List<Path> junit = junit();
    List<Path> launched = Stream.of(pit, junit).flatMap(List::stream).toList();
    // The minion sees the subject before the library's own class of that name.
    List<Path> seen =
        Stream.of(List.of(target.classes(), target.tests()), target.library(), junit, core(pit))
            .flatMap(List::stream)
            .toList();
    List<String> command = new ArrayList<>(List.of(java(), "-Xmx512m", "-cp"));
    command.add(joined(launched, File.pathSeparator));
    command.addAll(
        List.of(
            "org.pitest.mutationtest.commandline.MutationCoverageReport",
            "--reportDir",
            target.directory().resolve("pit").toString(),
            "--targetClasses",
            target.type() + "," + target.type() + "$*",
            "--targetTests",
            testTypes(target),
            "--sourceDirs",
            target.directory().toString(),
            "--mutableCodePaths",
            target.classes().toString(),
            "--includeLaunchClasspath=false",
            "--classPath",
            joined(seen, ","),
            "--jvmPath",
            java(),
            "--outputFormats=XML",
            "--timestampedReports=false",
            "--skipFailingTests=true",
            "--failWhenNoMutations=false",
            "--threads=1"));
    return command;
  }

  private static String testTypes(Target target) throws IOException {
    try (Stream<Path> files = Files.walk(target.tests())) {
      String types =
          files
              .map(file -> target.tests().relativize(file).toString())
              .filter(file -> file.endsWith(".class"))
              .map(file -> file.substring(0, file.length() - ".class".length()))
              .map(file -> file.replace(File.separatorChar, '.'))
              .sorted()
              .collect(Collectors.joining(","));
      return types.isEmpty() ? "no.tests.at.all" : types;
    }
  }

  private static List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(JARS)) {
      return files.map(Path::toAbsolutePath).sorted().toList();
    }
  }

  // The others would stand before or beside a subject of the same name.
  private static List<Path> core(List<Path> pit) {
    return pit.stream().filter(jar -> name(jar).matches("pitest-(\\d|junit5).*\\.jar")).toList();
  }

  /** The jars of JUnit and AssertJ on the class path of this JVM: what the tests are run with. */
  public static List<Path> junit() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(jar ->
            name(jar).matches("(junit|opentest4j|apiguardian|assertj|byte-buddy|hamcrest).*\\.jar"))
        .map(Path::toAbsolutePath)
        .toList();
  }

  private static String name(Path jar) {
    return jar.getFileName().toString();
  }

  private static String joined(List<Path> paths, String separator) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(separator));
  }

  private static String java() {
    return ProcessHandle.current().info().command().orElseThrow();
  }
}
