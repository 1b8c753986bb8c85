package dev.assay.query.collect;

import dev.assay.bus.Fault;
import dev.assay.config.Durations;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what an asker says of time and number. Pure, safe on any thread. */
public final class Spans {
  static final int MOST = 1_000;
  private static final int USUAL = 50;
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Spans() {}

  static Instant since(@Nullable String text, Duration usual, Instant now) {
    return now.minus(back("since", text, usual));
  }

  /**
   * How far back a field says to look, at most a hundred years; {@link Fault#INVALID} where it
   * cannot be read.
   *
   * @param text such as {@code 1h}; null for what is usual
   */
  public static Duration back(String field, @Nullable String text, Duration usual) {
    Duration back = text == null ? usual : parsed(field, text);
    return back.compareTo(LONGEST) > 0 ? LONGEST : back;
  }

  private static Duration parsed(String field, String text) {
    Duration back;
    try {
      back = Durations.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw Fault.INVALID.because("field '%s': %s".formatted(field, wrong.getMessage()));
    }
    if (back.isZero()) {
      throw Fault.INVALID.because(
          "field '%s': expected a time longer than 0, was %s".formatted(field, text));
    }
    return back;
  }

  static int limit(@Nullable Integer limit) {
    if (limit == null) {
      return USUAL;
    }
    if (limit < 1 || limit > MOST) {
      throw Fault.INVALID.because("field 'limit': expected 1 to %d, was %d".formatted(MOST, limit));
    }
    return limit;
  }
}
