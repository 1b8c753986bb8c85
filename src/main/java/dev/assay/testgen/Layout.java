package dev.assay.testgen;

import dev.assay.testgen.Testgen.TestClass;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the sources of a question stand in a project: the compiler is given their paths below the
 * source root, and what comes back is put where the project has it. Immutable.
 *
 * @param roots by path below the source root, what stood before it; empty where nothing did
 */
record Layout(Map<String, String> roots) {
  private static final Pattern MAIN = Pattern.compile("((?:[^/]+/)*?)src/main/java/(.+)");
  private static final Pattern LINE = Pattern.compile("([^:]+\\.java)(:.*)", Pattern.DOTALL);
  private static final String SUFFIX = ".java";

  Layout {
    roots = Map.copyOf(roots);
  }

  /** The layout of these paths, which are unlike each other below their roots. */
  static Layout of(Iterable<String> paths) {
    Map<String, String> roots = new LinkedHashMap<>();
    paths.forEach(path -> {
      String below = below(path);
      roots.put(below, path.substring(0, path.length() - below.length()));
    });
    return new Layout(roots);
  }

  /** The path below the source root. */
  static String below(String path) {
    Matcher main = MAIN.matcher(path);
    return main.matches() ? main.group(2) : path;
  }

  /** A test with its path in the project, if its source had one. */
  TestClass placed(TestClass test) {
    return new TestClass(placed(test.path()), test.source());
  }

  /** Rows with the paths of their tests in the project. */
  Testgen.Detail placed(Testgen.Detail detail) {
    return new Testgen.Detail(
        detail.rows().stream()
            .map(row ->
                new Testgen.Row(
                    row.id(),
                    placed(row.path()),
                    row.test(),
                    row.invocation(),
                    row.first(),
                    row.last(),
                    row.branches(),
                    row.kills(),
                    row.pattern()))
            .toList(),
        detail.branches(),
        detail.mutants(),
        detail.patterns());
  }

  private String placed(String path) {
    Matcher main = MAIN.matcher(root(path) + path);
    return main.matches() ? main.group(1) + "src/test/java/" + main.group(2) : path;
  }

  /** The compiler's words with the path as the asker wrote it. */
  String named(String message) {
    Matcher line = LINE.matcher(message);
    return line.matches()
        ? roots.getOrDefault(line.group(1), "") + line.group(1) + line.group(2)
        : message;
  }

  // A test stands in its source's package and begins with its name; of a type that has no file of
  // its own only the package is known.
  private String root(String testPath) {
    String directory = directory(testPath);
    @Nullable String source =
        roots.keySet().stream()
            .filter(path -> directory(path).equals(directory))
            .max(
                Comparator.comparingInt((String path) -> likeness(path, testPath))
                    .thenComparing(Comparator.reverseOrder()))
            .orElse(null);
    return source == null ? "" : roots.getOrDefault(source, "");
  }

  private static int likeness(String source, String testPath) {
    String stem = source.substring(0, source.length() - SUFFIX.length());
    return testPath.startsWith(stem) ? stem.length() : 0;
  }

  private static String directory(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
