package dev.assay.testgen.generate;

import dev.assay.patterns.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells whether a pattern speaks of just what a method does, so that a person wants to hear where
 * it expects something else: by the words of its operation, by what its parameters are called and
 * by what it returns. Inputs of patterns that fit less are worth trying, no more. Stateless.
 */
final class PatternFit {
  /** Words of operations that say only that something is done. */
  private static final Set<String> SAID_BY_ALL =
      Set.of(
          "check",
          "validate",
          "verify",
          "compute",
          "calculate",
          "find",
          "get",
          "make",
          "count",
          "in",
          "of",
          "to",
          "by",
          "from",
          "or",
          "and",
          "the",
          "a",
          "with",
          "is",
          "between");

  private static final java.util.regex.Pattern BETWEEN_WORDS =
      java.util.regex.Pattern.compile("(?<=[a-z])(?=[A-Z])|[^A-Za-z]+");

  /** Types that everything fits. */
  private static final Set<String> WIDE = Set.of("Object", "CharSequence", "T", "E");

  private PatternFit() {}

  static boolean of(Target target, PatternRows.Suggested suggested) {
    Pattern pattern = suggested.pattern();
    if (target.constructor()
        || target.signature() == null
        || target.overloaded()
        || !target.open()
        || !target.signature().returns().equals(pattern.returns())
        || pattern.parameters().stream().anyMatch(slot -> WIDE.contains(slot.type()))
        || suggested.row().inputs().contains("null")) {
      return false;
    }
    List<String> called = words(target.name());
    List<String> around =
        Stream.concat(
                Stream.concat(called.stream(), words(target.owner().getSimpleName()).stream()),
                target.parameterNames().stream().flatMap(name -> words(name).stream()))
            .toList();
    List<String> operation = words(pattern.operation());
    List<String> telling = operation.stream().filter(word -> !SAID_BY_ALL.contains(word)).toList();
    return !telling.isEmpty()
        && telling.stream().allMatch(word -> among(word, around))
        && operation.stream().anyMatch(word -> among(word, called))
        && roles(target.parameterNames(), pattern.parameters(), called);
  }

  private static boolean roles(List<String> names, List<Pattern.Slot> slots, List<String> called) {
    for (int i = 0; i < slots.size(); i++) {
      List<String> own = words(names.get(i));
      List<String> role = words(slots.get(i).name());
      boolean only = slots.size() == 1;
      if (role.stream().noneMatch(word -> among(word, own) || (only && among(word, called)))) {
        return false;
      }
    }
    return true;
  }

  // "valid" and "validate", "day" and "days" are one word.
  private static boolean among(String word, List<String> words) {
    return words.stream()
        .anyMatch(other ->
            other.equals(word)
                || (Math.min(word.length(), other.length()) > 3
                    && (word.startsWith(other) || other.startsWith(word)))
                || (other + "s").equals(word)
                || (word + "s").equals(other));
  }

  private static List<String> words(CharSequence text) {
    return BETWEEN_WORDS
        .splitAsStream(text)
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }
}
