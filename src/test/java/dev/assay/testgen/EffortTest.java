package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Fault;
import dev.assay.bus.Wire;
import dev.assay.testgen.Testgen.Generate;
import dev.assay.testgen.Testgen.Options;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffortTest {
  private static Generate asking(@Nullable String effort) {
    return new Generate(
        "class A {}",
        null,
        null,
        null,
        null,
        new Options(effort, null, null, null, null, null, null));
  }

  private static Generate decoded(String options) {
    return Wire.decode(
        Buffer.buffer("{\"source\": \"class A {}\", \"options\": " + options + "}"),
        Generate.class);
  }

  @ParameterizedTest
  @CsvSource({
    "fast, fast, 1000, 2500, false",
    "thorough, thorough, 10000, 40000, true",
    "100, 100, 100, 250, false",
    "1000, 1000, 1000, 2500, false",
    "2000, 2000, 2000, 6666, false",
    "2001, 2001, 2001, 6670, true",
    "010000, 10000, 10000, 40000, true",
    "60000, 60000, 60000, 248333, true"
  })
  void effort_isCountedInSearches(
      String asked, String name, int millis, int searches, boolean isLong) {
    Effort effort = Effort.of(asking(asked));

    assertThat(effort).isEqualTo(new Effort(name, millis, searches));
    assertThat(effort.isLong()).isEqualTo(isLong);
  }

  @Test
  void effort_isFast_whereNoneIsNamed() {
    assertThat(Effort.of(asking(null))).isEqualTo(Effort.FAST);
    assertThat(Effort.of(new Generate("class A {}", null, null, null, null, null)))
        .isEqualTo(Effort.FAST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fst", "FAST", "1.5", "-5", "1e3", "99", "60001", "99999999999999"})
  void effort_isRefused_withWhatIsAllowed(String asked) {
    assertThatThrownBy(() -> Effort.of(asking(asked)))
        .hasMessageStartingWith("'options.effort'")
        .hasMessageContaining("100 to 60000")
        .hasMessageContaining(asked)
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.INVALID));
  }

  @Test
  void effort_namesTheNearest() {
    assertThatThrownBy(() -> Effort.of(asking("thurough")))
        .hasMessageEndingWith("was 'thurough'; the nearest is 'thorough'");
  }

  @Test
  void effort_isATextOrANumberInJson() {
    assertThat(Effort.of(decoded("{\"effort\": 2500}"))).isEqualTo(Effort.of(asking("2500")));
    assertThat(Effort.of(decoded("{\"effort\": \"2500\"}"))).isEqualTo(Effort.of(asking("2500")));
    assertThat(decoded("{\"effort\": null}").options()).isEqualTo(Options.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"framework\": \"junit\"} | 'options.framework' is one of junit5, junit4, was 'junit';",
        "{\"framework\": \"JUNIT5\"} | 'options.framework' is one of junit5, junit4, was 'JUNIT5';",
        "{\"assertions\": \"asertj\"} | 'options.assertions' is one of junit, assertj, was 'asertj'; the nearest is 'assertj'",
        "{\"assertions\": \"\"} | 'options.assertions' is one of junit, assertj, was ''; the nearest is 'junit'"
      })
  void manner_refusesWhatIsNoChoice(String options, String message) {
    assertThatThrownBy(() -> TestDesk.id(decoded(options)))
        .hasMessageStartingWith(message)
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.INVALID));
  }

  static List<String> sameAsNothing() {
    return List.of(
        "null",
        "{}",
        "{\"effort\": \"fast\"}",
        "{\"effort\": 1000}",
        "{\"effort\": \"1000\", \"framework\": \"junit5\", \"assertions\": \"junit\", \"seed\": 0}",
        "{\"patterns\": true, \"conditions\": true, \"execution\": true}");
  }

  @ParameterizedTest
  @MethodSource("sameAsNothing")
  void id_isTheSame_whenTheDefaultsAreSpelledOut(String options) {
    assertThat(TestDesk.id(decoded(options))).isEqualTo(TestDesk.id(decoded("{}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"effort\": \"thorough\"}",
        "{\"effort\": 1001}",
        "{\"framework\": \"junit4\"}",
        "{\"assertions\": \"assertj\"}",
        "{\"seed\": 1}",
        "{\"patterns\": false}",
        "{\"conditions\": false}",
        "{\"execution\": false}"
      })
  void id_isAnother_whenAnythingElseIsAskedFor(String options) {
    assertThat(TestDesk.id(decoded(options))).isNotEqualTo(TestDesk.id(decoded("{}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr", "de", "ja"})
  void id_isTheSame_whateverTheLocale(String language) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));

      assertThat(TestDesk.id(decoded("{\"framework\": \"junit5\"}")))
          .isEqualTo(TestDesk.id(decoded("{}")));
    } finally {
      Locale.setDefault(before);
    }
  }
}
