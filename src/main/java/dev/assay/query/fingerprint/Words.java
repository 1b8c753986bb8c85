package dev.assay.query.fingerprint;

import dev.assay.query.fingerprint.Token.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes pieces as text again. Pure functions, safe on any thread. */
final class Words {
  // A bracket behind another word belongs to a call, and is written close to it.
  private static final Set<String> APART =
      Set.of(
          "in",
          "values",
          "as",
          "and",
          "or",
          "not",
          "where",
          "on",
          "using",
          "from",
          "join",
          "select",
          "by",
          "then",
          "when",
          "else",
          "over",
          "into",
          "with",
          "union",
          "all",
          "except",
          "intersect",
          "having",
          "limit",
          "offset",
          "returning",
          "materialized",
          "lateral",
          "case",
          "between",
          "like",
          "ilike",
          "is",
          "only",
          "key",
          "explain",
          "filter",
          "conflict");

  private Words() {}

  /** One line, with {@code $1}, {@code $2} in the place of the values, without the last mark. */
  static String text(List<Token> tokens) {
    var text = new StringBuilder(tokens.size() * 6);
    var numbers = new Numbers();
    int end = tokens.size();
    while (end > 0 && tokens.get(end - 1).isMark(';')) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      Token token = tokens.get(i);
      if (i > 0 && !close(tokens.get(i - 1), token)) {
        text.append(' ');
      }
      if (token.isValue()) {
        text.append('$').append(numbers.of(token));
      } else {
        text.append(written(token));
      }
    }
    return text.toString();
  }

  /** A name or a mark as it is written in SQL; quotes only where they are needed. */
  static String written(Token token) {
    return token.kind() == Kind.QUOTED && !isPlain(token.text())
        ? '"' + token.text().replace("\"", "\"\"") + '"'
        : token.text();
  }

  private static boolean isPlain(String name) {
    if (name.isEmpty() || !Letters.startsName(name.charAt(0)) || Keywords.RESERVED.contains(name)) {
      return false;
    }
    return name.chars().allMatch(c -> Letters.isInName((char) c))
        && Letters.folded(name).equals(name);
  }

  private static boolean close(Token before, Token token) {
    if (isOneOf(token, ",;)].") || isOneOf(before, "([.")) {
      return true;
    }
    if (token.isOperator("::") || before.isOperator("::")) {
      return true;
    }
    return (token.isMark('(') || token.isMark('['))
        && (before.kind() == Kind.QUOTED
            || (before.kind() == Kind.WORD && !APART.contains(before.text())));
  }

  private static boolean isOneOf(Token token, String marks) {
    return token.kind() == Kind.MARK && marks.indexOf(token.text().charAt(0)) >= 0;
  }

  /**
   * Numbers values in the order in which they appear; a parameter that comes again keeps its own.
   */
  private static final class Numbers {
    private final Map<String, Integer> parameters = new HashMap<>();
    private int last;

    int of(Token value) {
      return value.kind() == Kind.PARAMETER
          ? parameters.computeIfAbsent(value.text(), number -> ++last)
          : ++last;
    }
  }
}
