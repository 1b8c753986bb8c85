package dev.assay.cli;

import dev.assay.testgen.Testgen.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sources that were named, with the paths the server is told: below the source root, or, where
 * the tests go beside them, with the project's layout. Immutable.
 */
final class Sources {
  private static final int MOST = 200;
  private static final String SUFFIX = ".java";

  private final Map<String, Path> byPath;
  private final List<SourceFile> files;
  private final Path root;

  private Sources(Map<String, Path> byPath, List<SourceFile> files, Path root) {
    this.byPath = byPath;
    this.files = List.copyOf(files);
    this.root = root;
  }

  /**
   * Reads all that was named.
   *
   * @param laidOut whether each must stand below a {@code src/main/java}, since its test goes
   *     beside it
   */
  static Sources read(List<Path> named, boolean laidOut) {
    List<Path> paths = found(named);
    if (paths.isEmpty()) {
      throw Exit.usage("there is no Java source in " + named.getFirst());
    }
    if (paths.size() > MOST) {
      throw Exit.usage(
          "%d sources are too many for one question, expected at most %d; name fewer"
              .formatted(paths.size(), MOST));
    }
    Path root = laidOut ? SourceRoot.common(paths) : Path.of("").toAbsolutePath();
    Map<String, Path> byPath = new LinkedHashMap<>();
    List<SourceFile> files = new ArrayList<>();
    for (Path path : paths) {
      String source = text(path);
      String told =
          laidOut ? SourceRoot.slashed(root.relativize(path)) : SourceRoot.below(path, source);
      Path twin = byPath.put(told, path);
      if (twin != null) {
        throw Exit.usage("%s and %s are both %s; ask for one of them".formatted(twin, path, told));
      }
      files.add(new SourceFile(told, source));
    }
    return new Sources(byPath, files, root);
  }

  private static List<Path> found(List<Path> named) {
    var all = new TreeSet<Path>();
    for (Path each : named) {
      Path path = each.toAbsolutePath().normalize();
      if (Files.isDirectory(path)) {
        all.addAll(below(path));
      } else if (!Files.exists(path)) {
        throw Exit.usage("there is no file " + each);
      } else if (!each.toString().endsWith(SUFFIX)) {
        throw Exit.usage("%s is no Java source, expected *.java or a directory".formatted(each));
      } else {
        all.add(path);
      }
    }
    return List.copyOf(all);
  }

  // Descriptions of packages and modules hold nothing to test.
  private static List<Path> below(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> path.toString().endsWith(SUFFIX))
          .filter(path -> !path.toString().endsWith("-info" + SUFFIX))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw Exit.usage("%s cannot be read: %s".formatted(directory, Reports.why(e)));
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw Exit.usage("%s is not UTF-8".formatted(path));
    } catch (IOException e) {
      throw Exit.usage("%s cannot be read: %s".formatted(path, Reports.why(e)));
    }
  }

  /** As the server is asked. */
  List<SourceFile> files() {
    return files;
  }

  /** The directory the paths of the tests are below. */
  Path target(@Nullable Path out) {
    return out == null ? root : out.toAbsolutePath().normalize();
  }

  /** The file that the server was told under this path. */
  Optional<Path> told(@Nullable String path) {
    return path == null ? Optional.empty() : Optional.ofNullable(byPath.get(path));
  }

  /** A file as a person names it who stands here. */
  static String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return (path.startsWith(here) ? here.relativize(path) : path).toString();
  }

  /** The file that holds the type a finding is in: {@code Foo.bar(int)}, {@code Foo.Inner.f()}. */
  Optional<Path> holding(String method) {
    String type = method.split("[.(]", 2)[0];
    return byPath.size() == 1
        ? Optional.of(byPath.values().iterator().next())
        : byPath.entrySet().stream()
            .filter(each -> ("/" + each.getKey()).endsWith("/" + type + SUFFIX))
            .map(Map.Entry::getValue)
            .findFirst();
  }
}
