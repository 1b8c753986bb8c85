package dev.assay.testgen;

import dev.assay.bus.Fault;
import dev.assay.bus.Nearest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much work a question may cost. Work is counted and not timed, so that the same question gives
 * the same tests; the time only stops what would take too long. Immutable.
 *
 * @param name {@code fast}, {@code thorough}, or the milliseconds that were asked for
 * @param millis after which the search is ended whatever it has found
 * @param searches runs of the subject the search may make
 */
public record Effort(String name, int millis, int searches) {
  /** What a person waits for without a thought. */
  public static final Effort FAST = new Effort("fast", 1_000, 2_500);

  /** What a person waits for once, and a build server gladly. */
  public static final Effort THOROUGH = new Effort("thorough", 10_000, 40_000);

  private static final int LEAST_MILLIS = 100;
  private static final int MOST_MILLIS = 60_000;
  private static final int LONGEST_AT_ONCE = 2_000;
  private static final int MOST_DIGITS = 9;
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /** The effort a question asks for; {@code fast} where it names none. */
  public static Effort of(Testgen.@Nullable Generate asked) {
    Testgen.Options options = asked == null ? null : asked.options();
    return named(options == null ? null : options.effort());
  }

  private static Effort named(@Nullable String text) {
    if (text == null || text.equals(FAST.name)) {
      return FAST;
    }
    if (text.equals(THOROUGH.name)) {
      return THOROUGH;
    }
    if (!DIGITS.matcher(text).matches()) {
      throw Fault.INVALID.because(
          "'options.effort' is fast, thorough or milliseconds (%d to %d), was '%s'; the nearest is '%s'"
              .formatted(
                  LEAST_MILLIS,
                  MOST_MILLIS,
                  Nearest.shortened(text),
                  Nearest.of(text, List.of(FAST.name, THOROUGH.name)).orElse(FAST.name)));
    }
    long millis = text.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(text);
    if (millis < LEAST_MILLIS || millis > MOST_MILLIS) {
      throw Fault.INVALID.because(
          "'options.effort' in milliseconds is %d to %d, was %s"
              .formatted(LEAST_MILLIS, MOST_MILLIS, Nearest.shortened(text)));
    }
    return new Effort(Long.toString(millis), (int) millis, searches(millis));
  }

  // A straight line from nothing to fast, and another through fast and thorough: later runs are
  // cheaper, since the JVM has compiled what they use.
  private static int searches(long millis) {
    if (millis <= FAST.millis) {
      return (int) (millis * FAST.searches / FAST.millis);
    }
    long rise = (long) THOROUGH.searches - FAST.searches;
    return (int) (FAST.searches + (millis - FAST.millis) * rise / (THOROUGH.millis - FAST.millis));
  }

  /** Whether it is a job of its own rather than something an asker waits for. */
  public boolean isLong() {
    return millis > LONGEST_AT_ONCE;
  }
}
