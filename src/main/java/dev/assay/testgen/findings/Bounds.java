package dev.assay.testgen.findings;

import dev.assay.lab.Value;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole numbers between which documentation says something has to be: {@code not within 0 and
 * 100}. Immutable.
 */
record Bounds(long least, long most) {
  private static final String NUMBER = "(-?\\d{1,9})";

  // What the words mean for the ends differs ("between"), so that the ends are never judged.
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "(?i)(?:(?:is |are |lies )?(?:not (?:with)?in|not between|outside(?: of)?)(?: the| a)?"
              + "(?: range| interval)?(?: of| from)? ?[\\[(]?)"
              + NUMBER
              + " ?(?:and|to|through|-|\\.\\.\\.?|,|…) ?"
              + NUMBER
              + "[\\])]?(?![\\w.]*\\w| \\w+ (?:million|thousand))");

  /** The bounds that a text says must be kept; nothing where it speaks of none. */
  static Optional<Bounds> in(String text) {
    Matcher found = OUTSIDE.matcher(text);
    return found.find()
        ? Optional.of(new Bounds(Long.parseLong(found.group(1)), Long.parseLong(found.group(2))))
            .filter(it -> it.least < it.most)
        : Optional.empty();
  }

  static String without(String text) {
    return OUTSIDE.matcher(text).replaceAll("is out of its range");
  }

  boolean below(Value value) {
    return Traits.isWhole(value)
        && Traits.plain(value) instanceof Value.Literal(Number number)
        && number.longValue() < least;
  }

  boolean above(Value value) {
    return Traits.isWhole(value)
        && Traits.plain(value) instanceof Value.Literal(Number number)
        && number.longValue() > most;
  }

  String words() {
    return "not within %d and %d".formatted(least, most);
  }
}
