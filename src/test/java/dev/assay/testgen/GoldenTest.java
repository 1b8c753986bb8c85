package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testgen.Testgen.Generate;
import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.Options;
import dev.assay.testgen.Testgen.Score;
import dev.assay.testgen.Testgen.TestClass;
import dev.assay.testgen.Testgen.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is written for sources of many kinds, word by word: {@code Expected.java} of what was run,
 * {@code FromSource.java} of what the source alone tells. {@code -Dassay.golden=write} writes them
 * anew; then read the difference before you commit it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenTest {
  private static final Path CASES = Path.of("src/test/resources/testgen");
  private static final boolean WRITE = "write".equals(System.getProperty("assay.golden"));
  private static final Options NOT_RUN = new Options(null, null, null, null, null, null, false);

  private final Map<String, Generated> answers = new TreeMap<>();
  private final RunningDesk desk = new RunningDesk(Map.of());
  @TempDir Path directory;

  @AfterAll
  void close() {
    desk.close();
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> directories = Files.list(CASES)) {
      return directories.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void generate_writesWhatIsExpected(String name) throws IOException {
    Generated generated = answer(name);

    assertThat(generated.verdict()).isEqualTo(Verdict.GREEN);
    assertThat(generated.score()).isNotNull().extracting(Score::complete).isEqualTo(true);
    assertThat(joined(generated)).isEqualTo(expected(name, "Expected.java", generated));
  }

  @ParameterizedTest
  @ValueSource(strings = {"account", "interface", "record", "text"})
  void generate_writesWhatTheSourceTells_whereItIsNotToBeRun(String name) throws IOException {
    Generated generated = desk.generate(question(name, NOT_RUN));

    assertThat(generated.verdict()).isEqualTo(Verdict.COMPILED);
    assertThat(joined(generated)).isEqualTo(expected(name, "FromSource.java", generated));
  }

  @Test
  void generate_isGreenWhenRun_forEachCase() throws IOException, InterruptedException {
    List<TestClass> sources = new ArrayList<>();
    for (String name : cases()) {
      sources.add(new TestClass(subjectPath(name), input(name)));
      sources.addAll(answer(name).tests());
    }

    String result = Forked.run(directory, sources, List.of());

    assertThat(result).matches("green=[1-9]\\d* red=0");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void generate_writesLinesThatFit(String name) throws IOException {
    assertThat(joined(answer(name)).lines()).allMatch(line -> line.length() <= 100);
  }

  /** The answer to a case, which is asked for once. */
  private Generated answer(String name) throws IOException {
    Generated known = answers.get(name);
    if (known == null) {
      known = desk.unhurried(question(name, Options.DEFAULT));
      answers.put(name, known);
    }
    return known;
  }

  private static Generate question(String name, Options options) throws IOException {
    return new Generate(input(name), null, null, null, null, options);
  }

  private static String expected(String name, String file, Generated generated) throws IOException {
    Path expected = CASES.resolve(name).resolve(file);
    if (WRITE) {
      Files.writeString(expected, joined(generated));
    }
    return Files.readString(expected);
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
