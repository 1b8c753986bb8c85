package dev.assay.query.collect;

import dev.assay.bus.Fault;
import dev.assay.config.Durations;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what an asker says of time and number. Pure, safe on any thread. */
final class Spans {
  static final int MOST = 1_000;
  private static final int USUAL = 50;
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Spans() {}

  static Instant since(@Nullable String text, Duration usual, Instant now) {
    Duration back = text == null ? usual : parsed(text);
    return now.minus(back.compareTo(LONGEST) > 0 ? LONGEST : back);
  }

  private static Duration parsed(String text) {
    Duration back;
    try {
      back = Durations.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw Fault.INVALID.because("field 'since': " + wrong.getMessage());
    }
    if (back.isZero()) {
      throw Fault.INVALID.because("field 'since': expected a time longer than 0, was " + text);
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
