package dev.assay.query.plan;

import java.util.Set;

/**
 * Takes the literals out of an expression as the server writes it in a plan: strings and numbers
 * become {@code ?}, with their casts beside them; names, parameters, {@code NULL}, {@code true} and
 * {@code false} stay. For one text and one thread.
 *
 * <p>The server writes names that need it in double quotes and doubles a quote within a string. A
 * foreign server's statement ({@code Remote SQL}) may have {@code E''} too.
 */
final class Literals {
  // Words whose number is the number of a part of the plan.
  private static final Set<String> NUMBERED = Set.of("InitPlan", "SubPlan");

  private final String text;
  private final StringBuilder out;
  private int at;
  private String lastWord = "";

  private Literals(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length());
  }

  /** The expression without its literals. */
  static String redacted(String expression) {
    var literals = new Literals(expression);
    while (literals.at < expression.length()) {
      literals.next();
    }
    return literals.out.toString();
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '\'') {
      string(false);
    } else if (c == '"') {
      quoted();
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)) && !endsName())) {
      number();
    } else if (startsWord(c)) {
      word();
    } else {
      if (!Character.isWhitespace(c)) {
        lastWord = "";
      }
      out.append(c);
      at++;
    }
  }

  private boolean endsName() {
    return at > 0 && (isInWord(text.charAt(at - 1)) || "\")]".indexOf(text.charAt(at - 1)) >= 0);
  }

  private void word() {
    int start = at;
    while (at < text.length() && isInWord(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    if (peek(0) == '\'' && word.length() == 1 && "EBXNebxn".contains(word)) {
      string(word.equalsIgnoreCase("e"));
    } else {
      out.append(word);
      lastWord = word;
    }
  }

  private void string(boolean escapes) {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'' && peek(1) != '\'') {
        break;
      }
      at += c == '\'' || (escapes && c == '\\') ? 2 : 1;
    }
    at = Math.min(at + 1, text.length());
    out.append('?');
    lastWord = "";
  }

  private void quoted() {
    int start = at++;
    while (at < text.length() && (text.charAt(at) != '"' || peek(1) == '"')) {
      at += text.charAt(at) == '"' ? 2 : 1;
    }
    at = Math.min(at + 1, text.length());
    out.append(text, start, at);
    lastWord = "";
  }

  private void number() {
    int start = at;
    while (at < text.length()
        && (isInWord(text.charAt(at)) || text.charAt(at) == '.' || isSign())) {
      at++;
    }
    if (NUMBERED.contains(lastWord)) {
      // "InitPlan 1).col1": the number ends at the bracket.
      out.append(text, start, at);
    } else {
      out.append('?');
    }
    lastWord = "";
  }

  // The sign of an exponent: 1e+20.
  private boolean isSign() {
    char before = text.charAt(at - 1);
    return (text.charAt(at) == '+' || text.charAt(at) == '-')
        && (before == 'e' || before == 'E')
        && isDigit(peek(1));
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : ' ';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean startsWord(char c) {
    return Character.isLetter(c) || c == '_' || c == '$';
  }

  private static boolean isInWord(char c) {
    return startsWord(c) || isDigit(c);
  }
}
