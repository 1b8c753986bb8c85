package dev.assay.testgen;

import dev.assay.bus.Fault;
import dev.assay.config.Settings;
import dev.assay.testgen.Testgen.Generate;
import dev.assay.testgen.Testgen.SourceFile;
import dev.assay.testgen.generate.Style;
import dev.assay.testgen.verify.ClassPath;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question that was found to be answerable. Immutable.
 *
 * @param sources by path below the source root
 * @param layout where the sources stand in their project
 * @param classPath what they are compiled against
 * @param manner how the tests are to be
 */
record Question(
    Generate asked,
    Map<String, String> sources,
    Layout layout,
    ClassPath classPath,
    Manner manner) {
  // What may stand before a word on its line: comments and annotations.
  private static final String BEFORE = "(?mU)^(?:\\s|/\\*.*?\\*/|@[\\w.]+(?:\\([^)]*\\))?)*?\\b";
  private static final Pattern PACKAGE = Pattern.compile(BEFORE + "package\\s+([\\w.]+)\\s*;");
  private static final Pattern MODULE =
      Pattern.compile(BEFORE + "(?:open\\s+)?module\\s+[\\w.]+\\s*\\{");
  private static final String MODULE_FILE = "module-info.java";
  private static final Pattern TYPE =
      Pattern.compile("(?mU)^[\\w\\s@-]*?\\b(?:class|interface|enum|record)\\s+(\\w+)");
  private static final Pattern PATH = Pattern.compile("([^/\\\\]+/)*[^/\\\\]+\\.java");
  private static final int MOST_SOURCES = 200;

  static Question of(Generate asked, Settings settings) {
    Manner manner = Manner.of(asked);
    Map<String, String> sources = sources(asked, settings.http());
    Layout layout = Layout.of(paths(asked));
    return new Question(asked, sources, layout, classPath(asked.classpath(), settings), manner);
  }

  /** What the tests are written with; mocks only where the class path has their library. */
  Style style() {
    return new Style(manner.framework(), manner.assertions(), classPath.hasMockito());
  }

  private static List<String> paths(Generate asked) {
    return asked.sources() == null
        ? List.of()
        : asked.sources().stream().map(SourceFile::path).toList();
  }

  private static Map<String, String> sources(Generate asked, Settings.Http limits) {
    Map<String, String> sources = new LinkedHashMap<>();
    if ((asked.source() == null) == (asked.sources() == null)) {
      throw Fault.INVALID.because("give either 'source' or 'sources', one of them");
    }
    if (asked.source() != null) {
      // A class may speak of modules, in a text block for one.
      if (MODULE.matcher(asked.source()).find() && !TYPE.matcher(asked.source()).find()) {
        throw Fault.INVALID.because(
            "'source' declares a module, which holds nothing to test; expected a class");
      }
      sources.put(path(asked.source()), checked(asked.source(), "source", limits));
      return sources;
    }
    List<SourceFile> files = asked.sources();
    if (files == null || files.isEmpty() || files.size() > MOST_SOURCES) {
      throw Fault.INVALID.because("'sources' must hold 1 to " + MOST_SOURCES + " files");
    }
    for (SourceFile file : files) {
      String path = checkedPath(file.path());
      String text = checked(file.source(), path, limits);
      // The others are compiled on a class path, where a module means nothing.
      if (!path.equals(MODULE_FILE)
          && !path.endsWith("/" + MODULE_FILE)
          && sources.put(Layout.below(path), text) != null) {
        throw Fault.INVALID.because("'sources' holds '%s' twice".formatted(Layout.below(path)));
      }
    }
    if (sources.isEmpty()) {
      throw Fault.INVALID.because(
          "'sources' holds a module's declaration alone, which has nothing to test");
    }
    return sources;
  }

  private static String checkedPath(@Nullable String path) {
    if (path == null) {
      throw Fault.INVALID.because("each of 'sources' needs a 'path' like com/acme/Foo.java");
    }
    boolean plain =
        PATH.matcher(path).matches()
            && !path.startsWith("/")
            && !List.of(path.split("/", -1)).contains("..")
            && !path.contains(":");
    if (!plain) {
      throw Fault.INVALID.because(
          "'%s' is no path of a source; expected one like com/acme/Foo.java or".formatted(path)
              + " src/main/java/com/acme/Foo.java");
    }
    return path;
  }

  private static String checked(@Nullable String source, String name, Settings.Http limits) {
    if (source == null || source.isBlank()) {
      throw Fault.INVALID.because("'%s' is empty; expected a Java source".formatted(name));
    }
    boolean large =
        source.length() > limits.maxSource()
            || source.getBytes(StandardCharsets.UTF_8).length > limits.maxSource();
    if (large) {
      throw Fault.TOO_LARGE.because(
          "'%s' is larger than %d bytes (http.maxSource)".formatted(name, limits.maxSource()));
    }
    return source;
  }

  /** Where a source that came without a path would stand. */
  static String path(String source) {
    Matcher packages = PACKAGE.matcher(source);
    Matcher types = TYPE.matcher(source);
    String directory = packages.find() ? packages.group(1).replace('.', '/') + "/" : "";
    return directory + (types.find() ? types.group(1) : "Source") + ".java";
  }

  private static ClassPath classPath(@Nullable String name, Settings settings) {
    if (name == null) {
      return new ClassPath(List.of());
    }
    var classpaths = settings.testgen().classpaths();
    var entries = classpaths.get(name);
    if (entries == null) {
      throw Fault.INVALID.because(
          "no class path named '%s' in the settings (testgen.classpaths); there are %s"
              .formatted(name, new TreeSet<>(classpaths.keySet())));
    }
    return new ClassPath(entries);
  }
}
