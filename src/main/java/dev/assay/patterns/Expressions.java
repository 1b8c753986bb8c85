package dev.assay.patterns;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A cheap look at whether text can be one Java expression: quotes end, brackets pair, nothing
 * follows it. It spares tests the nonsense that could break the class around it; whether the
 * expression compiles is for the compiler. Stateless.
 */
final class Expressions {
  private Expressions() {}

  /** What is wrong with the text as an expression, or null. */
  static @Nullable String fault(String text) {
    Deque<Character> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\'' -> {
          int end = closing(text, i);
          if (end < 0) {
            return "a quote that is not closed";
          }
          i = end;
        }
        case '(', '[', '{' -> open.push(c);
        case ')', ']', '}' -> {
          if (open.isEmpty() || !pairs(open.pop(), c)) {
            return "a '%c' without its opening".formatted(c);
          }
        }
        case ';' -> {
          if (!open.contains('{')) {
            return "a ';' outside braces";
          }
        }
        case '/' -> {
          if (i + 1 < text.length() && (text.charAt(i + 1) == '/' || text.charAt(i + 1) == '*')) {
            return "a comment";
          }
        }
        default -> {}
      }
    }
    return open.isEmpty() ? null : "a '%c' that is not closed".formatted(open.pop());
  }

  /** The index of the quote that ends the literal starting at {@code start}, or -1. */
  static int closing(String text, int start) {
    String quote = text.startsWith("\"\"\"", start) ? "\"\"\"" : text.substring(start, start + 1);
    for (int i = start + quote.length(); i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (text.startsWith(quote, i)) {
        return i + quote.length() - 1;
      } else if (c == '\n' && quote.length() == 1) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean pairs(char opening, char closing) {
    return switch (opening) {
      case '(' -> closing == ')';
      case '[' -> closing == ']';
      default -> closing == '}';
    };
  }
}
