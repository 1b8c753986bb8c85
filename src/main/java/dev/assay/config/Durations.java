package dev.assay.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads durations as people write them in settings and requests. Safe on any thread. */
public final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*(ms|s|m|h|d)?");

  private Durations() {}

  /**
   * The duration written as {@code 100ms}, {@code 30s}, {@code 15m}, {@code 2h}, {@code 7d} or as
   * plain seconds.
   *
   * @throws IllegalArgumentException with what was expected, where it is written otherwise
   */
  public static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a duration; expected 100ms, 30s, 15m, 2h, 7d or plain seconds"
              .formatted(text));
    }
    try {
      return Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)));
    } catch (ArithmeticException tooLong) {
      throw new IllegalArgumentException(
          "'%s' is longer than can be told".formatted(text), tooLong);
    }
  }

  /** A duration as {@link #parse} reads it, in the largest unit that tells it whole. */
  public static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1_000 != 0) {
      return millis + "ms";
    }
    long seconds = duration.toSeconds();
    if (seconds == 0 || seconds % 60 != 0) {
      return seconds + "s";
    }
    if (seconds % 3_600 != 0) {
      return seconds / 60 + "m";
    }
    return seconds % 86_400 != 0 ? seconds / 3_600 + "h" : seconds / 86_400 + "d";
  }

  private static ChronoUnit unit(@Nullable String suffix) {
    return switch (suffix) {
      case "ms" -> ChronoUnit.MILLIS;
      case "m" -> ChronoUnit.MINUTES;
      case "h" -> ChronoUnit.HOURS;
      case "d" -> ChronoUnit.DAYS;
      case null, default -> ChronoUnit.SECONDS;
    };
  }
}
