package dev.assay.testgen.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What sources and tests are compiled against besides the JDK. Immutable. */
public record ClassPath(List<Path> entries) {
  /** One class of each jar a test needs to compile, whatever its style. */
  private static final List<String> JUNIT =
      List.of(
          "org/junit/jupiter/api/Test.class",
          "org/junit/jupiter/params/ParameterizedTest.class",
          "org/junit/platform/commons/JUnitException.class",
          "org/opentest4j/AssertionFailedError.class",
          "org/apiguardian/api/API.class",
          "org/jspecify/annotations/Nullable.class",
          "org/junit/Assert.class",
          "org/hamcrest/Matcher.class",
          "org/assertj/core/api/Assertions.class");

  private static final List<Path> JUNIT_JARS = JUNIT.stream().flatMap(ClassPath::located).toList();

  public ClassPath {
    entries = List.copyOf(entries);
  }

  /** The entries with the JUnit jars after them: our own, wherever this application runs from. */
  List<Path> withJunit() {
    List<Path> all = new ArrayList<>(entries);
    all.addAll(JUNIT_JARS);
    return all;
  }

  /** Whether tests may use Mockito: its jar is among the entries. */
  public boolean hasMockito() {
    return entries.stream()
        .map(entry -> String.valueOf(entry.getFileName()))
        .anyMatch(name -> name.startsWith("mockito-core"));
  }

  /** Equal as long as no entry was replaced on disk. */
  String stamp() {
    StringBuilder stamp = new StringBuilder();
    for (Path entry : entries) {
      stamp.append(entry).append('@').append(modified(entry)).append('\n');
    }
    return stamp.toString();
  }

  private static String modified(Path entry) {
    try {
      return Files.exists(entry) ? Files.getLastModifiedTime(entry).toString() : "absent";
    } catch (IOException e) {
      throw new UncheckedIOException("class path entry " + entry + " cannot be read", e);
    }
  }

  private static Stream<Path> located(String resource) {
    URL url = ClassPath.class.getClassLoader().getResource(resource);
    if (url == null) {
      return Stream.empty();
    }
    try {
      URI jar =
          url.openConnection() instanceof JarURLConnection connection
              ? connection.getJarFileURL().toURI()
              : URI.create(
                  url.toString().substring(0, url.toString().length() - resource.length()));
      return Stream.of(Path.of(jar));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot tell where JUnit's classes come from: " + url, e);
    }
  }
}
