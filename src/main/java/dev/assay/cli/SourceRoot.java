package dev.assay.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where sources stand in a project. Pure, safe on any thread. */
final class SourceRoot {
  private static final Pattern MAIN = Pattern.compile("(.*?/)src/main/java/(.+)");
  private static final Pattern PACKAGE = Pattern.compile("package\\s+([\\w.$\\p{L}]+)\\s*;");

  private SourceRoot() {}

  /** The directory that all modules are below: of one module, the module itself. */
  static Path common(List<Path> sources) {
    var modules = new TreeSet<Path>();
    for (Path source : sources) {
      Matcher main = MAIN.matcher(slashed(source));
      if (!main.matches()) {
        throw Exit.usage(
            "%s is not below a src/main/java, so where its test belongs is not known; name it by --out"
                .formatted(source));
      }
      modules.add(Path.of(main.group(1)));
    }
    return modules.stream().reduce(SourceRoot::common).orElseThrow();
  }

  private static Path common(Path one, Path other) {
    Path shared = one;
    while (!other.startsWith(shared)) {
      shared = Objects.requireNonNull(shared.getParent(), "paths of one file system");
    }
    return shared;
  }

  /** The path below the source root, by the package the source says it is in. */
  static String below(Path path, String source) {
    Matcher declared = PACKAGE.matcher(source);
    String name = String.valueOf(path.getFileName());
    return declared.find(Comments.end(source)) && declared.start() == Comments.end(source)
        ? declared.group(1).replace('.', '/') + "/" + name
        : name;
  }

  /** A path as it is written in URLs and in questions. */
  static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
