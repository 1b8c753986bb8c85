package dev.assay.evaluate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A subject and its tests written out and compiled, as a user would have them. Immutable once made.
 *
 * @param files test classes handed out
 * @param uncompilable how many of them javac refused
 */
record Project(
    Path directory, Path classes, Path tests, Subject subject, int files, int uncompilable) {

  static Project write(
      Path directory, Subject subject, List<Answer.TestFile> files, List<Path> junit)
      throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Path tests = Files.createDirectories(directory.resolve("tests"));
    Path source = put(directory.resolve("src/main/java"), subject.path(), subject.source());
    var words = new ByteArrayOutputStream();
    if (!Javac.compile(classes, subject.classPath(), List.of(source), words)) {
      throw new IOException(
          "the subject does not compile: " + words.toString(StandardCharsets.UTF_8));
    }
    List<Path> sources = new ArrayList<>();
    for (Answer.TestFile file : files) {
      sources.add(put(directory.resolve("src/test/java"), file.path(), file.source()));
    }
    List<Path> classPath = new ArrayList<>(List.of(classes));
    classPath.addAll(subject.classPath());
    classPath.addAll(junit);
    int refused = compile(tests, classPath, sources, directory.resolve("javac.log"));
    return new Project(directory, classes, tests, subject, files.size(), refused);
  }

  private static int compile(Path tests, List<Path> classPath, List<Path> sources, Path log)
      throws IOException {
    if (sources.isEmpty()) {
      return 0;
    }
    int refused = 0;
    try (var words = Files.newOutputStream(log)) {
      if (!Javac.compile(tests, classPath, sources, words)) {
        for (Path source : sources) {
          refused += Javac.compile(tests, classPath, List.of(source), words) ? 0 : 1;
        }
      }
    }
    return refused;
  }

  private static Path put(Path root, String path, String text) throws IOException {
    Path file = root.resolve(path).normalize();
    if (!file.startsWith(root)) {
      throw new IOException("a path that leaves its root: " + path);
    }
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** The subject before its library's own class of that name. */
  List<Path> runtime(List<Path> junit) {
    List<Path> path = new ArrayList<>(List.of(tests, classes));
    path.addAll(subject.classPath());
    path.addAll(junit);
    return path;
  }
}
