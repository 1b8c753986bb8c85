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

  // Says so in many words, and once is enough.
  private static final Pattern UNREACHED =
      Pattern.compile("the database \\S+ at \\S+ cannot be reached: [^;(]*[^;(\\s]");

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
    return notes.isEmpty() ? null : once(String.join("; ", notes));
  }

  private static String once(String text) {
    Matcher matcher = UNREACHED.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    String rest = text.substring(matcher.end());
    return text.substring(0, matcher.end())
        + UNREACHED.matcher(rest).replaceAll("it cannot be reached");
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
