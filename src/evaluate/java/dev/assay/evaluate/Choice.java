package dev.assay.evaluate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The rule by which the measured classes are chosen, so that nobody picks what suits: of each
 * library the eligible classes in order of their path, and of these as many as its quota, evenly
 * spaced. Every third pick is held out for learning. Stateless but for its work directory.
 *
 * <p>Eligible is a public top-level class that is not abstract, in a file of 50 to 600 lines, with
 * at least three public methods besides constructors, that says nothing of network, files, threads,
 * reflection, security, databases, randomness or exiting, is no exception and not deprecated, is
 * not among the classes that the tests of this project use, and compiles alone with its library on
 * the class path. A pick that does not compile gives way to the next eligible one.
 */
final class Choice {
  private static final Path KNOWN = Path.of("src/test/java/dev/assay/testgen/RealLibrariesIT.java");
  private static final int LEAST_LINES = 50;
  private static final int MOST_LINES = 600;
  private static final int LEAST_METHODS = 3;
  private static final int HELD_OUT = 3;
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");
  private static final Pattern METHOD =
      Pattern.compile("(?m)^(?: {2,4}|\\t)public [^=;{(]*[\\w>\\]]\\s+\\w+\\s*\\(");
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "java\\.net\\.|java\\.nio\\.(file|channels)|java\\.io\\.File|java\\.lang\\.reflect"
              + "|\\bThread\\b|java\\.util\\.concurrent|java\\.sql|java\\.security|javax\\."
              + "|System\\.(exit|in\\b)|Random\\b|sun\\.|@Deprecated\\s+public (final )?class");

  private final Path work;
  private final Set<String> known;

  /** The lines of the two lists. */
  record Lists(List<String> measured, List<String> heldOut) {}

  Choice(Path work) throws IOException {
    this.work = work;
    this.known =
        new HashSet<>(
            Pattern.compile("\"((?:\\w+/)+\\w+)\"")
                .matcher(Files.readString(KNOWN))
                .results()
                .map(found -> found.group(1))
                .toList());
  }

  Lists choose(List<Library> libraries) throws IOException {
    Lists lists = new Lists(new ArrayList<>(), new ArrayList<>());
    int number = 0;
    for (Library library : libraries) {
      for (String type : picks(library)) {
        String line = "%s %s %s".formatted(library.name(), library.version(), type);
        (number % HELD_OUT == HELD_OUT - 1 ? lists.heldOut() : lists.measured()).add(line);
        number++;
      }
    }
    return lists;
  }

  private List<String> picks(Library library) throws IOException {
    List<String> eligible = eligible(library);
    List<String> picks = new ArrayList<>();
    for (int i = 0; i < library.quota(); i++) {
      int place = (2 * i + 1) * eligible.size() / (2 * library.quota());
      for (; place < eligible.size(); place++) {
        String type = eligible.get(place);
        if (!picks.contains(type) && compiles(library.subject(type))) {
          picks.add(type);
          break;
        }
      }
    }
    return picks;
  }

  private List<String> eligible(Library library) throws IOException {
    List<String> types = new ArrayList<>();
    try (JarFile jar = library.sources()) {
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        if (name.endsWith(".java") && !name.startsWith("META-INF")) {
          String path = name.substring(0, name.length() - ".java".length());
          try (var bytes = jar.getInputStream(entry)) {
            String source = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            if (!known.contains(path) && eligible(path, source)) {
              types.add(path.replace('/', '.'));
            }
          }
        }
      }
    }
    return types.stream().sorted().toList();
  }

  /** Whether a source fits the rule, but for compiling it. */
  static boolean eligible(String path, String source) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    long lines = source.lines().count();
    String code = COMMENT.matcher(source).replaceAll("");
    boolean rightKind =
        Pattern.compile("(?m)^public (?:final )?class " + Pattern.quote(name) + "\\b")
                .matcher(code)
                .find()
            && !name.endsWith("Exception");
    return rightKind
        && lines >= LEAST_LINES
        && lines <= MOST_LINES
        && !LEFT_OUT.matcher(code).find()
        && METHOD.matcher(code).results().map(MatchResult::start).count() >= LEAST_METHODS;
  }

  private boolean compiles(Subject subject) throws IOException {
    Path root = Files.createDirectories(work.resolve(subject.simple()));
    Path file = root.resolve(subject.path());
    Files.createDirectories(file.getParent());
    Files.writeString(file, subject.source());
    return Javac.compile(root, subject.classPath(), List.of(file), OutputStream.nullOutputStream());
  }
}
