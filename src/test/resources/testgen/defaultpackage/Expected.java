// RetryTest.java
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of {@link Retry}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class RetryTest {
  @Nested
  class Attempt {
    @ParameterizedTest(name = "attempt({0}) is {1}")
    @CsvSource({
      "5, 1",
      "1, 1"
    })
    void returnsExpected_forEachMost(int most, int expected) throws Exception {
      Retry retry = new Retry();

      assertEquals(expected, retry.attempt(most));
    }

    // specified: line 14
    @ParameterizedTest(name = "most = {0}")
    @ValueSource(ints = {0, -1})
    void throwsIOException_whenMostIsZeroOrMinusOne(int most) {
      Retry retry = new Retry();

      assertThrows(IOException.class, () -> retry.attempt(most));
    }
  }

  @Nested
  class Pause {
    @ParameterizedTest(name = "pause({0}) is {1}")
    @CsvSource({
      "NANOSECONDS, 0",
      "MILLISECONDS, 1",
      "SECONDS, 1000",
      "MINUTES, 60000"
    })
    void returnsExpected_forEachUnit(TimeUnit unit, long expected) {
      Retry retry = new Retry();

      assertEquals(expected, retry.pause(unit));
    }

    @Test
    void throwsNullPointerException_whenUnitIsNull() {
      Retry retry = new Retry();

      assertThrows(NullPointerException.class, () -> retry.pause(null));
    }
  }
}
// no test: Retry.reset(): NOTHING_TO_OBSERVE
// no test: Retry.elapsed(): RUN_NEEDED
