// RetryTest.java
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Retry}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class RetryTest {
  @Test
  void pause_returns3600000_whenUnitIsHours() {
    Retry retry = new Retry();

    assertEquals(3600000L, retry.pause(TimeUnit.HOURS));
  }

  @Nested
  class Attempt {
    @Test
    void returnsOne_afterReset() throws Exception {
      Retry retry = new Retry();
      retry.reset();

      assertEquals(1, retry.attempt(5));
    }

    @Test
    void returnsOne_whenMostIsOne() throws Exception {
      Retry retry = new Retry();

      assertEquals(1, retry.attempt(1));
    }

    // specified: line 15
    @Test
    void throwsIOException_whenMostIsZero() {
      Retry retry = new Retry();

      assertThrows(IOException.class, () -> retry.attempt(0));
    }
  }
}
// no test: Retry.reset(): NOTHING_TO_OBSERVE
// no test: Retry.elapsed(): UNSTABLE
