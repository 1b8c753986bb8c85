package dev.assay.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Failure;
import dev.assay.bus.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternCheckTest {
  private static JsonObject good() {
    return new JsonObject(
        """
        {"domain": "validation", "title": "t", "operation": "o", "kind": "error", "words": ["w"],
         "parameters": [{"name": "email", "type": "String"}], "returns": "boolean",
         "rows": [{"inputs": ["1"], "expect": {"kind": "returns", "value": "false"}}]}\
        """);
  }

  private static void assertRefused(JsonObject json, String text) {
    Pattern pattern = Wire.decode(json, Pattern.class);

    assertThatThrownBy(() -> PatternCheck.checked(pattern, "pattern"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(text);
  }

  private static JsonObject row(JsonObject pattern) {
    return pattern.getJsonArray("rows").getJsonObject(0);
  }

  @Test
  void aWholePattern_isAccepted() {
    Pattern pattern = Wire.decode(good(), Pattern.class);

    assertThatCode(() -> PatternCheck.checked(pattern, "pattern")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"domain", "title", "operation", "kind", "returns", "rows"})
  void whatIsMissing_isNamed(String field) {
    JsonObject json = good();
    json.remove(field);

    assertRefused(json, "field 'pattern." + field + "': expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "operation", "returns"})
  void whatIsBlankOrTooLong_isNamed(String field) {
    assertRefused(good().put(field, " \t"), "field 'pattern." + field + "'");
    assertRefused(good().put(field, "x".repeat(301)), "at most 300 characters, was 301");
  }

  @Test
  void rowsHaveAnInput_forEachParameter() {
    JsonObject json = good();
    row(json).put("inputs", new JsonArray().add("1").add("2"));

    assertRefused(
        json, "field 'pattern.rows[0].inputs': expected 1, one for each parameter, was 2");
  }

  @Test
  void rowsAreBounded() {
    JsonObject json = good();
    for (int i = 0; i < 200; i++) {
      json.getJsonArray("rows").add(row(good()));
    }

    assertRefused(json, "field 'pattern.rows': expected at most 200 entries, was 201");
  }

  @Test
  void expectations_areWhole() {
    JsonObject none = good();
    row(none).remove("expect");
    JsonObject noKind = good();
    row(noKind).getJsonObject("expect").remove("kind");
    JsonObject noValue = good();
    row(noValue).getJsonObject("expect").remove("value");

    assertRefused(none, "field 'pattern.rows[0].expect'");
    assertRefused(noKind, "field 'pattern.rows[0].expect.kind'");
    assertRefused(noValue, "field 'pattern.rows[0].expect.value'");
  }

  @Test
  void expectations_fitTheirForm() {
    JsonObject thrown = good();
    row(thrown).put("expect", new JsonObject().put("kind", "throws").put("value", "not a name"));

    assertRefused(thrown, "the name of an exception class");
    assertRefused(good().put("returns", "void"), "returns void");
  }

  @ParameterizedTest
  @CsvSource({"class", "1a", "a b", "result"})
  void parameterNames_areFreeIdentifiers(String name) {
    JsonObject json = good();
    json.getJsonArray("parameters").getJsonObject(0).put("name", name);

    assertRefused(json, "field 'pattern.parameters[0].name'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"String; evil", "void", "a(b)", "\"x\""})
  void types_lookLikeTypes(String type) {
    JsonObject json = good();
    json.getJsonArray("parameters").getJsonObject(0).put("type", type);

    assertRefused(json, "field 'pattern.parameters[0].type'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "[}",
        "\"",
        "'",
        "\"a\\\"",
        "f(\"a)",
        "1; 2",
        "1 // x",
        "1 /* x */",
        "{",
        " ",
        "\"a\nb\""
      })
  void expressions_areBalanced(String text) {
    JsonObject json = good();
    row(json).put("inputs", new JsonArray().add(text));

    assertRefused(json, "field 'pattern.rows[0].inputs[0]': expected a Java expression");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"(\"",
        "')'",
        "'\\''",
        "\"\\\"\"",
        "\"http://x\"",
        "() -> { return 1; }",
        "new int[] {1, 2}",
        "\"\"\"\n a \" b\n\"\"\"",
        "a / b",
        "List.of(\"a\", 'b')"
      })
  void expressions_mayHoldBracketsInQuotes(String text) {
    assertThat(Expressions.fault(text)).isNull();
  }

  @Test
  void nulls_inLists_areRefused() {
    JsonObject json = good();
    json.getJsonArray("words").addNull();

    assertThatThrownBy(() -> Wire.decode(json, Pattern.class))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("field 'words'");
  }

  @ParameterizedTest
  @CsvSource({
    "validateEmailAddress, validate email address",
    "validate_email__address, validate email address",
    "parseHTTPUrl, parse http url",
    "URL, url",
    "sha256Hash, sha256 hash",
    "toInt2Text, to int2 text",
    "List<String>, list string",
    "Größe café, große cafe",
    "emails addresses cities status class, email address city status class",
    "a.b-c d, a b c d",
  })
  void words_areSplit(String text, String words) {
    assertThat(String.join(" ", Words.of(text))).isEqualTo(words);
  }

  @Test
  void queryWords_areFewAndDifferent() {
    assertThat(Words.ofQuery("email Email EMAILS mail")).containsExactly("email", "mail");
    assertThat(Words.ofQuery("a1 a2 a3 a4 a5 a6 a7 a8 a9 b1 b2 b3 b4 b5 b6 b7 b8 b9"))
        .hasSize(Words.MOST_QUERY_WORDS);
    assertThat(List.of(Words.ofQuery(""), Words.ofQuery("\u0000 😀"))).containsOnly(List.of());
  }
}
