package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.Skipped;
import dev.assay.testgen.Testgen.TestClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Classes of real libraries, as their authors published them: all that is handed out compiles with
 * a plain compiler and is green in a JVM of its own, in another locale and time zone.
 */
class RealLibrariesIT {
  private static final Path SUBJECTS = Path.of("target/subjects");
  private static final Map<String, List<String>> CLASSES =
      Map.of(
          "commons-lang3",
          List.of(
              "org/apache/commons/lang3/CharUtils",
              "org/apache/commons/lang3/BooleanUtils",
              "org/apache/commons/lang3/StringUtils",
              "org/apache/commons/lang3/CharRange",
              "org/apache/commons/lang3/BitField",
              "org/apache/commons/lang3/math/Fraction",
              "org/apache/commons/lang3/math/NumberUtils",
              "org/apache/commons/lang3/mutable/MutableInt",
              "org/apache/commons/lang3/text/StrBuilder",
              "org/apache/commons/lang3/time/DurationUtils"),
          "commons-text",
          List.of(
              "org/apache/commons/text/WordUtils",
              "org/apache/commons/text/similarity/LevenshteinDistance",
              "org/apache/commons/text/similarity/JaroWinklerSimilarity",
              "org/apache/commons/text/TextStringBuilder"),
          "commons-codec",
          List.of(
              "org/apache/commons/codec/language/Soundex",
              "org/apache/commons/codec/language/Metaphone",
              "org/apache/commons/codec/binary/Hex",
              "org/apache/commons/codec/digest/MurmurHash3"),
          "commons-math3",
          List.of(
              "org/apache/commons/math3/util/ArithmeticUtils",
              "org/apache/commons/math3/util/MathArrays",
              "org/apache/commons/math3/complex/Complex"),
          "commons-collections4",
          List.of(
              "org/apache/commons/collections4/ListUtils",
              "org/apache/commons/collections4/list/TreeList"),
          "jsoup",
          List.of("org/jsoup/internal/StringUtil", "org/jsoup/helper/Validate"),
          "commons-cli",
          List.of("org/apache/commons/cli/OptionValidator", "org/apache/commons/cli/Options"));

  private static final Pattern TEST = Pattern.compile("@(Test|ParameterizedTest)\\b");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commons-lang3",
        "commons-text",
        "commons-codec",
        "commons-math3",
        "commons-collections4",
        "jsoup",
        "commons-cli"
      })
  void generate_isGreenWhenRun_forPublishedClasses(String library)
      throws IOException, InterruptedException {
    List<Path> classPath = classPath(library);
    List<TestClass> tests = new ArrayList<>();
    StringBuilder report = new StringBuilder();
    try (RunningDesk desk = new RunningDesk(Map.of("library", classPath))) {
      for (String name : CLASSES.getOrDefault(library, List.of())) {
        Generated generated = desk.generate(source(library, name), "library");

        assertThat(generated.compiler()).isEmpty();
        assertThat(generated.tests()).isNotEmpty();
        tests.addAll(generated.tests());
        report.append(line(name, generated));
      }
    }

    String result = Forked.run(directory, tests, classPath);

    keep(library, result + "\n" + report);
    assertThat(result).matches("green=[1-9]\\d* red=0");
  }

  // The text and codec libraries need others of them.
  private static List<Path> classPath(String library) {
    return Stream.of(library, "commons-lang3")
        .distinct()
        .map(each -> SUBJECTS.resolve(each + ".jar").toAbsolutePath())
        .toList();
  }

  private static String source(String library, String name) throws IOException {
    try (JarFile jar = new JarFile(SUBJECTS.resolve(library + "-sources.jar").toFile());
        InputStream entry = jar.getInputStream(jar.getEntry(name + ".java"))) {
      return new String(entry.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String line(String name, Generated generated) {
    long methods =
        generated.tests().stream().flatMap(test -> TEST.matcher(test.source()).results()).count();
    Map<String, Long> skipped =
        generated.skipped().stream()
            .collect(Collectors.groupingBy(Skipped::code, TreeMap::new, Collectors.counting()));
    return "  %s: %d test methods, skipped %s, %s ms%n"
        .formatted(
            name.substring(name.lastIndexOf('/') + 1),
            methods,
            skipped,
            generated.timings().get("total"));
  }

  private static void keep(String library, String text) throws IOException {
    Path file = Path.of("target", "real-libraries", library + ".txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
