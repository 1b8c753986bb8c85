import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Without a package, with checked exceptions. */
class Retry {
  private int attempts;

  /**
   * Counts an attempt.
   *
   * @throws IOException when there were too many
   */
  int attempt(int most) throws IOException {
    if (++attempts > most) {
      throw new IOException("too many");
    }
    return attempts;
  }

  long pause(TimeUnit unit) {
    return unit.toMillis(attempts + 1L);
  }

  void reset() {
    attempts = 0;
  }

  long elapsed() {
    return System.nanoTime();
  }
}
