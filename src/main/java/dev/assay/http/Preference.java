package dev.assay.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long an asker would wait for what takes long: {@code Prefer: wait=10} of RFC 7240, by which
 * what is not understood is passed over. Immutable.
 *
 * @param asked false where there is no such preference
 */
record Preference(boolean asked, Duration patience) {
  static final CharSequence APPLIED = HttpHeaders.createOptimized("preference-applied");

  private static final CharSequence PREFER = HttpHeaders.createOptimized("prefer");
  private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?(\\d{1,9})\"?(?:\\s*;.*)?");
  private static final Preference NONE = new Preference(false, Duration.ZERO);

  /** The first one counts. */
  static Preference of(MultiMap headers) {
    for (String line : headers.getAll(PREFER)) {
      for (String each : line.split(",", -1)) {
        Matcher wait = WAIT.matcher(each.strip().toLowerCase(Locale.ROOT));
        if (wait.matches()) {
          return new Preference(true, Duration.ofSeconds(Long.parseLong(wait.group(1))));
        }
      }
    }
    return NONE;
  }

  /** As it is told back to the asker. */
  String text() {
    return "wait=" + patience.toSeconds();
  }
}
