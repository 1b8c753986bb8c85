// golden/text/EscapesTest.java
package golden.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of {@link Escapes}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class EscapesTest {
  @ParameterizedTest(name = "isUnicodeEscape({0}) is {1}")
  @CsvSource({
    "abc, false",
    "'\\u', false",
    "'\\uabcd', true"
  })
  void isUnicodeEscape_returnsExpected_forEachText(String text, boolean expected) {
    assertEquals(expected, Escapes.isUnicodeEscape(text));
  }

  @ParameterizedTest(name = "digits({0}) is {1}")
  @CsvSource({
    "0, 0",
    "/, -1",
    "9, 9",
    ":, -1",
    "'ä', 100"
  })
  void digits_returnsExpected_forEachC(char c, int expected) {
    assertEquals(expected, Escapes.digits(c));
  }

  @Nested
  class Quote {
    @ParameterizedTest(name = "quote({0}) is {1}")
    @CsvSource({
      "abc, '\"abc\"'",
      "'\"', '\"\\\"\"'",
      "'\\', '\"\\\\\"'"
    })
    void returnsExpected_forEachText(String text, String expected) {
      assertEquals(expected, Escapes.quote(text));
    }

    @Test
    void returnsText_whenTextIsTab() {
      assertEquals("\"\\t\"", Escapes.quote("\t"));
    }

    @Test
    void returnsText_whenTextIsLineBreak() {
      assertEquals("\"\\n\"", Escapes.quote("\n"));
    }
  }

  @Nested
  class Kind {
    @ParameterizedTest(name = "kind({0}) is {1}")
    @CsvSource(nullValues = "null", value = {
      "abc, other",
      "'a,b', quoted",
      "'#', hash",
      "null, none",
      "'', none"
    })
    void returnsExpected_forEachCode(String code, String expected) {
      assertEquals(expected, Escapes.kind(code));
    }

    @Test
    void returnsSmile_whenCodeIsEmoji() {
      assertEquals("smile", Escapes.kind("\ud83d\ude00"));
    }

    @Test
    void returnsNul_whenCodeIsNulCharacter() {
      assertEquals("nul", Escapes.kind("\u0000"));
    }
  }
}
