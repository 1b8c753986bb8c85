package dev.assay.patterns;

import static dev.assay.patterns.PatternFixture.call;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.code.Code.ReadTest;
import dev.assay.code.Code.TestCase;
import dev.assay.patterns.Pattern.Kind;
import dev.assay.patterns.Pattern.Slot;
import dev.assay.patterns.PatternFixture.Options;
import dev.assay.patterns.Patterns.Learn;
import dev.assay.patterns.Patterns.Learned;
import dev.assay.patterns.Patterns.Provenance;
import dev.assay.patterns.Patterns.Stored;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnTest {
  @TempDir Path dir;

  private static TestCase test(
      String test, String method, List<String> arguments, String expectation, String value) {
    return new TestCase(test, null, method, arguments, expectation, value, 1);
  }

  private Learned learn(TestCase... cases) throws Exception {
    var read = new ReadTest("EmailValidator", List.of(cases), 0);
    var patterns = new PatternFixture(dir, Options.usual().reading(source -> read));
    try {
      return patterns
          .store
          .learn(new Learn("class EmailValidatorTest {}"), call())
          .await(30, SECONDS);
    } finally {
      patterns.checkIndexes();
      patterns.close();
    }
  }

  @Test
  void casesOfOneTest_areTheRowsOfOnePattern() throws Exception {
    Learned learned =
        learn(
            test("refusesNoDomain", "isValidEmail", List.of("\"user@\""), "returns", "false"),
            test("refusesNoDomain", "isValidEmail", List.of("\"\""), "returns", "false"),
            test("acceptsAnAddress", "isValidEmail", List.of("\"a@b.c\""), "returns", "true"));

    assertThat(learned.skipped()).isZero();
    assertThat(learned.patterns()).hasSize(2);
    Stored first = learned.patterns().getFirst();
    assertThat(first.provenance()).isEqualTo(Provenance.LEARNED);
    assertThat(first.created()).isTrue();
    assertThat(first.pattern().domain()).isEqualTo(Domain.VALIDATION);
    assertThat(first.pattern().title()).isEqualTo("refuse no domain");
    assertThat(first.pattern().kind()).isEqualTo(Kind.BOUNDARY);
    assertThat(first.pattern().parameters()).containsExactly(new Slot("arg0", "String"));
    assertThat(first.pattern().returns()).isEqualTo("boolean");
    assertThat(first.pattern().rows()).hasSize(2);
  }

  @Test
  void exceptionsAndConditions_areKept() throws Exception {
    Learned learned =
        learn(
            test("refusesNull", "validateEmail", List.of("null"), "throws", "NullPointerException"),
            test("refusesZero", "validateAge", List.of("0"), "throws", "IllegalArgumentException"),
            test("isLower", "normalizeEmail", List.of("\"A@B\""), "holds", "result != null"));

    assertThat(learned.patterns())
        .extracting(stored -> stored.pattern().kind())
        .containsExactly(Kind.NULL, Kind.ERROR, Kind.INVARIANT);
    assertThat(learned.patterns())
        .extracting(stored -> stored.pattern().rows().getFirst().expect().value())
        .containsExactly("NullPointerException", "IllegalArgumentException", "result != null");
  }

  @Test
  void whatHoldsNothing_isCounted() throws Exception {
    Learned learned =
        learn(
            test("a", "validateEmail", List.of(), "returns", "true"),
            test("b", "validateEmail", List.of("someLocal.call()"), "returns", "true"),
            test("c", "validateEmail", List.of("\"unclosed"), "returns", "true"),
            test("d", "validateEmail", List.of("\"fine\""), "returns", "true"));

    assertThat(learned.patterns()).hasSize(1);
    assertThat(learned.skipped()).isEqualTo(3);
  }

  @Test
  void whatIsKnownAlready_isNotNew() throws Exception {
    TestCase one = test("refuses", "isValidEmail", List.of("\"user@\""), "returns", "false");
    learn(one);

    assertThat(learn(one).patterns()).isEmpty();
  }

  @Test
  void whatTheReaderRefuses_isRefused() throws Exception {
    var patterns =
        new PatternFixture(
            dir,
            Options.usual()
                .reading(source -> {
                  throw Fault.INVALID.because("line 1, column 1: not Java");
                }));

    assertThatThrownBy(() -> patterns.store.learn(new Learn("%"), call()).await(30, SECONDS))
        .isInstanceOf(Failure.class)
        .hasMessage("line 1, column 1: not Java");
    assertThatThrownBy(() -> patterns.store.learn(new Learn("  "), call()).await(30, SECONDS))
        .hasMessageContaining("field 'source'");
    patterns.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 | int",
        "-1 | int",
        "1_000L | long",
        "0x1F | int",
        "1.5 | double",
        "1e3 | double",
        "2f | float",
        "'a' | char",
        "\"a, b\" | String",
        "\"a\" + 1 | String",
        "\"a\".repeat(3) | String",
        "true | boolean",
        "null | Object",
        "1;2L | long",
        "1;2.5 | double",
        "1;null | Integer",
        "null;'x' | Character",
        "\"a\";null | String",
        "1;\"a\" | Object",
        "Integer.MAX_VALUE | int",
        "Double.NaN | double",
        "List.of(1, 2) | List<Integer>",
        "List.of() | List<Object>",
        "List.of(\"a,b\", \"c)\") | List<String>",
        "Map.of(\"a\", 1) | Map<String, Integer>",
        "LocalDate.of(2024, 2, 29) | LocalDate",
        "BigDecimal.valueOf(1) | BigDecimal",
        "BigDecimal.ZERO | BigDecimal",
        "new int[] {1, 2} | int[]",
        "new ArrayList<String>() | ArrayList<String>",
        "new Money(3) | Money",
        "(byte) 3 | byte",
        "Color.RED | Color",
      })
  void typesAreTold_byTheFormOfExpressions(String expressions, String type) {
    assertThat(Literals.commonType(Arrays.asList(expressions.split(";"))))
        .isEqualTo(Optional.of(type));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"foo", "foo.bar()", "Foo.bar(1)", "\"a\".length()", "\"open", "1 + 2"})
  void typesAreNotGuessed(String expression) {
    assertThat(Literals.commonType(List.of(expression))).isEmpty();
  }
}
