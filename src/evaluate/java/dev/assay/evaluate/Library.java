package dev.assay.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/**
 * A published library whose classes are measured. Immutable.
 *
 * @param quota how many classes the rule takes from it
 * @param classPath its own jar, then what it needs
 */
record Library(String name, String version, int quota, List<Path> classPath) {
  private static final Path JARS = Path.of("target/evaluate/libraries");

  static List<Library> read(Path file) throws IOException {
    List<Library> libraries = new ArrayList<>();
    for (String line : lines(file)) {
      List<String> words = List.of(line.split(" ", -1));
      List<Path> classPath = new ArrayList<>();
      classPath.add(jar(words.get(0) + "-" + words.get(1)));
      words.subList(3, words.size()).forEach(need -> classPath.add(jar(need)));
      for (Path jar : classPath) {
        if (!Files.exists(jar)) {
          throw new IOException(
              "%s is missing; libraries.txt and pom.xml must name the same versions"
                  .formatted(jar));
        }
      }
      libraries.add(
          new Library(
              words.get(0), words.get(1), Integer.parseInt(words.get(2)), List.copyOf(classPath)));
    }
    return libraries;
  }

  /** The lines of a list, without comments. */
  static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /** The classes of a list, with their sources. */
  static List<Subject> subjects(Path list, List<Library> libraries) throws IOException {
    List<Subject> subjects = new ArrayList<>();
    for (String line : lines(list)) {
      List<String> words = List.of(line.split(" ", -1));
      Library library =
          libraries.stream()
              .filter(
                  each -> each.name().equals(words.get(0)) && each.version().equals(words.get(1)))
              .findFirst()
              .orElseThrow(() -> new IOException(list + " names an unknown library: " + line));
      subjects.add(library.subject(words.get(2)));
    }
    return subjects;
  }

  Subject subject(String type) throws IOException {
    try (JarFile jar = sources()) {
      String entry = type.replace('.', '/') + ".java";
      if (jar.getEntry(entry) == null) {
        throw new IOException("%s %s has no source %s".formatted(name, version, entry));
      }
      try (var bytes = jar.getInputStream(jar.getEntry(entry))) {
        String source = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        return new Subject(name, version, type, source, classPath);
      }
    }
  }

  JarFile sources() throws IOException {
    return new JarFile(jar("%s-%s-sources".formatted(name, version)).toFile());
  }

  private static Path jar(String stem) {
    return JARS.resolve(stem + ".jar").toAbsolutePath();
  }
}
