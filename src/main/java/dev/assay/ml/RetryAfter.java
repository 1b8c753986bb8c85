package dev.assay.ml;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the Retry-After header of HTTP: seconds or a date (RFC 9110, 10.2.3). Pure. */
final class RetryAfter {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /** How long to wait; empty where the header is missing or cannot be read. */
  static Optional<Duration> of(@Nullable String header, Instant now) {
    String text = header == null ? "" : header.strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return text.chars().allMatch(c -> c >= '0' && c <= '9') ? seconds(text) : date(text, now);
  }

  // A service that names more than 30 years means never; no deadline is that far.
  private static Optional<Duration> seconds(String text) {
    return Optional.of(
        Duration.ofSeconds(text.length() > MOST_DIGITS ? Integer.MAX_VALUE : Long.parseLong(text)));
  }

  private static Optional<Duration> date(String text, Instant now) {
    try {
      Duration wait = Duration.between(now, ZonedDateTime.parse(text, DATE).toInstant());
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
