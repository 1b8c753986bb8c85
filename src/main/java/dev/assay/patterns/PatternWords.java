package dev.assay.patterns;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words a pattern is found by, field by field, each as words with spaces between. Immutable.
 *
 * @param shape of parameters and return type
 */
record PatternWords(String title, String operation, String words, String shape) {
  static PatternWords of(Pattern pattern) {
    Stream<String> shape =
        Stream.concat(
            pattern.parameters().stream().flatMap(slot -> Stream.of(slot.type(), slot.name())),
            Stream.of(pattern.returns()));
    return new PatternWords(
        joined(Stream.of(pattern.title())),
        joined(Stream.of(pattern.operation())),
        joined(pattern.words().stream()),
        joined(shape));
  }

  /** The four fields as lines of one text. */
  static PatternWords ofLines(String lines) {
    int title = lines.indexOf('\n');
    int operation = lines.indexOf('\n', title + 1);
    int words = lines.indexOf('\n', operation + 1);
    return new PatternWords(
        lines.substring(0, title),
        lines.substring(title + 1, operation),
        lines.substring(operation + 1, words),
        lines.substring(words + 1));
  }

  /** How many words there are in all fields. */
  int length() {
    return count(title) + count(operation) + count(words) + count(shape);
  }

  private static String joined(Stream<String> texts) {
    return texts.flatMap(text -> Words.of(text).stream()).collect(Collectors.joining(" "));
  }

  private static int count(String words) {
    return words.isEmpty() ? 0 : 1 + (int) words.chars().filter(c -> c == ' ').count();
  }
}
