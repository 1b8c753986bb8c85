package dev.assay.query.advice;

import dev.assay.bus.Fault;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What could not be looked at and why, while an answer is made. For one answer; synchronized. */
final class Notes {
  private static final Pattern REFUSED =
      Pattern.compile(
          "permission denied for (?<what>table|view|function|schema) (?<name>[^;\\s]+)");

  private final Set<String> notes = new LinkedHashSet<>();
  private boolean whole = true;

  synchronized void add(@Nullable String note) {
    if (note != null) {
      notes.add(note);
    }
  }

  /** As {@link #add}, where another try may give more: such an answer is not kept. */
  synchronized void cutShort(String note) {
    whole = false;
    notes.add(note);
  }

  synchronized boolean whole() {
    return whole;
  }

  /** All of them; null where there are none. */
  synchronized @Nullable String text() {
    return notes.isEmpty() ? null : String.join("; ", notes);
  }

  /** Why something failed, with the GRANT that mends it where a right is missing. */
  static String reason(Throwable cause) {
    String words = Objects.requireNonNullElse(cause.getMessage(), Fault.of(cause).name());
    Matcher refused = REFUSED.matcher(words);
    if (words.contains("GRANT") || !refused.find()) {
      return words;
    }
    String right =
        switch (refused.group("what")) {
          case "schema" -> "USAGE ON SCHEMA";
          case "function" -> "EXECUTE ON FUNCTION";
          default -> "SELECT ON";
        };
    return "%s; GRANT %s %s TO the role we connect as mends it"
        .formatted(words, right, refused.group("name"));
  }
}
