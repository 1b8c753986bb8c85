package dev.assay.lab.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole libraries pass the JVM's verifier after they were instrumented. */
class LibrariesTest {
  @ParameterizedTest
  @CsvSource({
    "javaparser-core, GeneratedJavaParserTokenManager.jjMoveNfa_0",
    "caffeine, ''",
    "assertj-core, ''"
  })
  void classes_areVerified(String library, String unmeasured) {
    Map<String, byte[]> classes = classes(library);

    Instrumented instrumented = Instrument.of(classes, getClass().getClassLoader());
    List<String> refused = refused(instrumented.classes());

    assertThat(refused).isEmpty();
    assertThat(instrumented.classes()).hasSameSizeAs(classes);
    assertThat(instrumented.unmeasured())
        .allMatch(name -> name.endsWith(unmeasured) && !unmeasured.isEmpty());
    assertThat(instrumented.mutants()).hasSizeGreaterThan(10 * classes.size());
  }

  private static List<String> refused(Map<String, byte[]> classes) {
    Woven.Loader loader = new Woven.Loader(classes);
    List<String> refused = new ArrayList<>();
    for (String name : classes.keySet()) {
      try {
        Class<?> type = Class.forName(name, false, loader);
        MethodHandles.privateLookupIn(type, MethodHandles.lookup()).ensureInitialized(type);
      } catch (ClassNotFoundException | IllegalAccessException | LinkageError e) {
        refused.add(name + ": " + e);
      }
    }
    return refused;
  }

  private static Map<String, byte[]> classes(String library) {
    Path jar =
        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
            .map(Path::of)
            .filter(path -> path.getFileName().toString().startsWith(library))
            .findFirst()
            .orElseThrow();
    assertThat(jar).matches(Files::isRegularFile);
    Map<String, byte[]> classes = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.contains("-")) {
          classes.put(
              name.substring(0, name.length() - ".class".length()).replace('/', '.'),
              zip.getInputStream(entry).readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classes;
  }
}
