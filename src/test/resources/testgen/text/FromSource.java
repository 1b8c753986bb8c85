// golden/text/EscapesTest.java
package golden.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of {@link Escapes}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class EscapesTest {
  @ParameterizedTest(name = "digits({0}) is {1}")
  @CsvSource({
    "a, -1",
    "0, 0",
    "/, -1",
    "1, 1",
    "9, 9",
    "8, 8",
    ":, -1",
    "7, 7",
    "' ', -1"
  })
  void digits_returnsExpected_forEachC(char c, int expected) {
    assertEquals(expected, Escapes.digits(c));
  }

  @Nested
  class Quote {
    @ParameterizedTest(name = "quote({0}) is {1}")
    @CsvSource({
      "abc, '\"abc\"'",
      "'', '\"\"'",
      "' ', '\" \"'",
      "a, '\"a\"'",
      "'Hello, World 42', '\"Hello, World 42\"'",
      "'äßЖ漢', '\"äßЖ漢\"'"
    })
    void returnsExpected_forEachText(String text, String expected) {
      assertEquals(expected, Escapes.quote(text));
    }

    @Test
    void throwsNullPointerException_whenTextIsNull() {
      assertThrows(NullPointerException.class, () -> Escapes.quote(null));
    }

    @Test
    void returnsText_whenTextIsEmoji() {
      assertEquals("\"\ud83d\ude00\"", Escapes.quote("\ud83d\ude00"));
    }
  }

  @Nested
  class IsUnicodeEscape {
    @ParameterizedTest(name = "isUnicodeEscape({0}) is {1}")
    @CsvSource({
      "abc, false",
      "'\\u', false",
      "'\\ux', false",
      "'\\U', false",
      "'\\uabcd', true"
    })
    void returnsExpected_forEachText(String text, boolean expected) {
      assertEquals(expected, Escapes.isUnicodeEscape(text));
    }

    @Test
    void throwsNullPointerException_whenTextIsNull() {
      assertThrows(NullPointerException.class, () -> Escapes.isUnicodeEscape(null));
    }
  }

  @Nested
  class Kind {
    @ParameterizedTest(name = "kind({0}) is {1}")
    @CsvSource(nullValues = "null", value = {
      "abc, other",
      "'a,b', quoted",
      "'a,bx', other",
      "'#', hash",
      "'ab#', hash",
      "null, none",
      "'', none",
      "' ', none"
    })
    void returnsExpected_forEachCode(String code, String expected) {
      assertEquals(expected, Escapes.kind(code));
    }

    @Test
    void returnsQuoted_whenCodeIsApostrophe() {
      assertEquals("quoted", Escapes.kind("'"));
    }

    @Test
    void returnsSmile_whenCodeIsEmoji() {
      assertEquals("smile", Escapes.kind("\ud83d\ude00"));
    }
  }
}
