package dev.assay.evaluate;

import dev.assay.testgen.Pit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the measurement is done with. Immutable.
 *
 * @param junit the jars that tests are compiled against and run with
 * @param agent JaCoCo's
 * @param runner a directory with nothing but {@link Rounds}: the tests see no other class of ours
 */
record Tools(List<Path> junit, Path agent, Path runner) {
  static Tools find(Path work) throws IOException {
    try (Stream<Path> jars = Files.list(Path.of("target/evaluate/libraries"))) {
      Path agent =
          jars.filter(jar -> jar.toString().contains("org.jacoco.agent"))
              .findFirst()
              .orElseThrow(() -> new IOException("JaCoCo's agent is missing"));
      return new Tools(Pit.junit(), agent.toAbsolutePath(), runner(work.resolve("runner")));
    }
  }

  private static Path runner(Path directory) throws IOException {
    for (String name : List.of("Rounds.class", "Rounds$Listener.class")) {
      Path file = directory.resolve(Rounds.class.getPackageName().replace('.', '/')).resolve(name);
      Files.createDirectories(file.getParent());
      try (InputStream bytes = Rounds.class.getResourceAsStream(name)) {
        if (bytes == null) {
          throw new IOException("our own class file is missing: " + name);
        }
        Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return directory;
  }

  /** The version of the JUnit that is used, as its jar says. */
  String junitVersion() {
    return junit.stream()
        .map(jar -> jar.getFileName().toString())
        .filter(name -> name.startsWith("junit-jupiter-engine"))
        .map(name -> name.replaceAll("[^\\d.]", "").replaceAll("\\.$", ""))
        .findFirst()
        .orElse("unknown");
  }
}
