// golden/builder/MailTest.java
package golden.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of {@link Mail}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class MailTest {
  @Nested
  class To {
    @Test
    void returnsAbc() {
      Mail mail = Mail.builder().to("abc").retries(5).build();

      assertEquals("abc", mail.to());
    }
  }

  @Nested
  class Patient {
    @ParameterizedTest(name = "patient({0}) is {1}")
    @CsvSource({
      "5, true",
      "0, true",
      "2147483647, false"
    })
    void returnsExpected_forEachLimit(int limit, boolean expected) {
      Mail mail = Mail.builder().to("abc").retries(5).build();

      assertEquals(expected, mail.patient(limit));
    }
  }
}
// no test: Mail.builder(): NOTHING_TO_OBSERVE
// no test: Builder.to(String): NO_INSTANCE
// no test: Builder.retries(int): NO_INSTANCE
// no test: Builder.build(): NO_INSTANCE
