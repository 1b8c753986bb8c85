package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testgen.Testgen.Generate;
import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.Skipped;
import dev.assay.testgen.Testgen.TestClass;
import dev.assay.testgen.Testgen.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Odd and hostile sources through a desk that they all share. What is expected stands in the first
 * lines of each: {@code // verdict}, {@code // skipped method CODE} for each method that must be
 * among those without tests, and why, {@code // tested names} of methods that tests must call.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubjectsTest {
  private static final Path SUBJECTS = Path.of("src/test/resources/subjects");
  private static final String ADDER =
      "package a; class Adder { int add(int a, int b) { return a + b; } }";

  private final RunningDesk desk = new RunningDesk(Map.of());
  private final Map<String, Generated> answers = new LinkedHashMap<>();

  @BeforeAll
  void ask() throws IOException {
    for (String name : subjects()) {
      answers.put(name, desk.unhurried(new Generate(source(name), null, null, null, null, null)));
    }
  }

  @AfterAll
  void close() {
    desk.close();
  }

  /** The harmless first, so that they find children that are clean. */
  static List<String> subjects() throws IOException {
    List<String> all = new ArrayList<>();
    for (String kind : List.of("odd", "hostile")) {
      try (Stream<Path> files = Files.list(SUBJECTS.resolve(kind))) {
        files.map(file -> kind + "/" + file.getFileName()).sorted().forEach(all::add);
      }
    }
    return all;
  }

  private static String source(String name) throws IOException {
    return Files.readString(SUBJECTS.resolve(name));
  }

  private static List<String> expected(String name, String word) throws IOException {
    return source(name)
        .lines()
        .filter(line -> line.startsWith("// " + word + " "))
        .map(line -> line.substring(word.length() + 4))
        .toList();
  }

  private Generated answer(String name) {
    return Objects.requireNonNull(answers.get(name), name);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void generate_saysWhatBecameOfEachMethod(String name) throws IOException {
    Generated generated = answer(name);

    assertThat(generated.verdict().name()).isEqualTo(expected(name, "verdict").getFirst());
    assertThat(generated.skipped())
        .extracting(each -> each.method() + " " + each.code())
        .containsAll(expected(name, "skipped"));
    String tests =
        generated.tests().stream().map(TestClass::source).collect(Collectors.joining("\n"));
    for (String tested : String.join(" ", expected(name, "tested")).split(" ", -1)) {
      assertThat(tests).contains(tested);
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void generate_givesReasonsInPlainWords(String name) {
    Generated generated = answer(name);

    assertThat(generated.skipped())
        .allSatisfy(each -> {
          assertThat(each.reason()).isNotBlank().doesNotContain("dev.assay", "\tat ");
          assertThat(each.method()).isNotBlank();
        });
    assertThat(generated.skipped()).extracting(Skipped::method).doesNotHaveDuplicates();
    assertThat(String.valueOf(generated.degraded())).doesNotContain("Exception", "dev.assay");
    assertThat(generated.tests().isEmpty()).isEqualTo(generated.verdict() != Verdict.GREEN);
  }

  @Test
  void generate_worksAsBefore_afterAllOfThem() {
    Generated generated = desk.generate(ADDER);

    assertThat(generated.verdict()).isEqualTo(Verdict.GREEN);
    assertThat(generated.tests()).hasSize(1);
  }
}
