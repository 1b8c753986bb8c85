package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testgen.Testgen.Generate;
import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.TestClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is written for sources of many kinds, word by word. {@code -Dassay.golden=write} writes it
 * anew; then read the difference before you commit it.
 */
class GoldenTest {
  private static final Path CASES = Path.of("src/test/resources/testgen");
  private static final boolean WRITE = "write".equals(System.getProperty("assay.golden"));

  @TempDir Path directory;

  static List<String> cases() throws IOException {
    try (Stream<Path> directories = Files.list(CASES)) {
      return directories.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void generate_writesWhatIsExpected(String name) throws IOException {
    Generated generated = generated(name);
    String all = joined(generated);

    Path expected = CASES.resolve(name).resolve("Expected.java");
    if (WRITE) {
      Files.writeString(expected, all);
    }
    assertThat(all).isEqualTo(Files.readString(expected));
  }

  @Test
  void generate_isGreenWhenRun_forEachCase() throws IOException, InterruptedException {
    List<TestClass> sources = new ArrayList<>();
    for (String name : cases()) {
      Generated generated = generated(name);
      sources.add(new TestClass(subjectPath(name), input(name)));
      sources.addAll(generated.tests());
    }

    String result = Forked.run(directory, sources, List.of());

    assertThat(result).matches("green=[1-9]\\d* red=0");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void generate_writesLinesThatFit(String name) throws IOException {
    assertThat(joined(generated(name)).lines()).allMatch(line -> line.length() <= 100);
  }

  private static Generated generated(String name) throws IOException {
    try (RunningDesk desk = new RunningDesk(Map.of())) {
      Generated generated = desk.generate(new Generate(input(name), null, null, null, null, null));

      assertThat(generated.compiler()).isEmpty();
      return generated;
    }
  }

  private static String input(String name) throws IOException {
    return Files.readString(CASES.resolve(name).resolve("Input.java"));
  }

  private static String subjectPath(String name) throws IOException {
    return Question.path(input(name));
  }

  /** All classes with their paths, and what has no test and why. */
  private static String joined(Generated generated) {
    String classes =
        generated.tests().stream()
            .map(test -> "// " + test.path() + "\n" + test.source())
            .collect(Collectors.joining("\n"));
    String skipped =
        generated.skipped().stream()
            .map(each -> "// no test: " + each.method() + ": " + each.code() + "\n")
            .collect(Collectors.joining());
    return classes + skipped;
  }
}
