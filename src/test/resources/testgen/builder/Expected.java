// golden/builder/MailTest.java
package golden.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Mail}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class MailTest {
  @Test
  void builder_returnsInstanceOfBuilder() {
    var result = Mail.builder();

    assertEquals(Mail.Builder.class, result.getClass());
  }

  @Test
  void to_returnsAbc() {
    Mail mail = Mail.builder().to("abc").retries(5).build();

    assertEquals("abc", mail.to());
  }

  @Nested
  class Patient {
    @Test
    void returnsTrue_whenLimitIs5() {
      Mail mail = Mail.builder().to("abc").retries(5).build();

      assertTrue(mail.patient(5));
    }

    @Test
    void returnsFalse_onMailWithNothingSet() {
      Mail mail = Mail.builder().build();

      assertFalse(mail.patient(5));
    }
  }
}

// golden/builder/MailBuilderTest.java
package golden.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Mail.Builder}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class MailBuilderTest {
  @Test
  void to_returnsItself_forUsualTo() {
    Mail.Builder builder = Mail.builder();

    assertSame(builder, builder.to("abc"));
  }

  @Test
  void build_returnsOneWithToEmptyText() {
    Mail.Builder builder = Mail.builder();

    var result = builder.build();

    assertEquals("", result.to());
  }

  @Nested
  class Retries {
    @Test
    void returnsItself_whenRetriesIs10() {
      Mail.Builder builder = Mail.builder();

      assertSame(builder, builder.retries(10));
    }

    // specified: line 38
    @Test
    void throwsIllegalArgumentException_whenRetriesIs11() {
      Mail.Builder builder = Mail.builder();

      assertThrows(IllegalArgumentException.class, () -> builder.retries(11));
    }
  }
}
