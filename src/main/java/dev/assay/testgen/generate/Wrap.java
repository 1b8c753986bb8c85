package dev.assay.testgen.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks long statements before the calls of a chain or at the commas of their outermost calls, and
 * long literals between words. Stateless.
 */
final class Wrap {
  /** Columns of a line, less the four that its nested class takes. */
  private static final int WIDTH = 96;

  /** Elements up to this length share lines. */
  private static final int SHORT = 12;

  /** A chain of so many further calls does not get lines of their own. */
  private static final int FEW_STEPS = 2;

  private static final String DECLARATION = "[\\w.<>, \\[\\]]+ \\w+ =";

  private Wrap() {}

  /** The lines of a statement, indented. */
  static List<String> lines(int indent, String statement) {
    List<String> out = new ArrayList<>();
    if (statement.contains("\n")) {
      statement.lines().forEach(line -> lineOf(indent, line, out));
    } else {
      wrap(indent, statement, out);
    }
    return out;
  }

  // A line of an anonymous class; it can only be broken where it closes what it opens.
  private static void lineOf(int indent, String line, List<String> out) {
    String text = line.stripLeading();
    String body = text.endsWith(" {") ? text.substring(0, text.length() - 2) : text;
    int deeper = indent + line.length() - text.length();
    if (balanced(body)) {
      wrap(deeper, text, out);
    } else {
      out.add(" ".repeat(deeper) + text);
    }
  }

  private static boolean balanced(String text) {
    int depth = 0;
    for (int i = 0; i < text.length() && depth >= 0; i = next(text, i)) {
      char c = text.charAt(i);
      depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
    }
    return depth == 0;
  }

  private static void wrap(int indent, String text, List<String> out) {
    String pad = " ".repeat(indent);
    if (indent + text.length() <= WIDTH) {
      out.add(pad + text);
      return;
    }
    int given = declared(text);
    if (given > 0 && indent + 4 + text.length() - given <= WIDTH) {
      out.add(pad + text.substring(0, given));
      out.add(pad + "    " + text.substring(given + 1));
      return;
    }
    List<String> steps = steps(text.substring(given));
    if (steps.size() > FEW_STEPS) {
      chain(indent, text.substring(0, given), steps, out);
      return;
    }
    int open = opening(text);
    if (open < 0) {
      literal(pad, text, out);
      return;
    }
    int close = closing(text, open);
    String head = text.substring(0, open + 1);
    String inside = text.substring(open + 1, close);
    String tail = text.substring(close);
    out.add(pad + head);
    if (indent + 4 + inside.length() + tail.length() <= WIDTH) {
      out.add(" ".repeat(indent + 4) + inside + tail);
      return;
    }
    List<String> parts = parts(inside);
    if (head.endsWith("{") && parts.stream().allMatch(part -> part.length() <= SHORT)) {
      fill(indent + 4, parts, tail, out);
      return;
    }
    for (int i = 0; i < parts.size(); i++) {
      wrap(indent + 4, parts.get(i) + (i < parts.size() - 1 ? "," : tail), out);
    }
  }

  /** Where the declaration of a variable ends, behind the sign; 0 where there is none. */
  private static int declared(String text) {
    int given = text.indexOf(" = ") + 2;
    return text.substring(0, Math.max(0, given)).matches(DECLARATION) ? given : 0;
  }

  private static void chain(int indent, String declared, List<String> steps, List<String> out) {
    int at = declared.isEmpty() ? indent : indent + 4;
    if (!declared.isEmpty()) {
      out.add(" ".repeat(indent) + declared);
    }
    out.add(" ".repeat(at) + steps.getFirst().strip());
    steps.stream().skip(1).forEach(step -> wrap(at + 4, step, out));
  }

  /** What a chain of calls begins with, its first call included, and then each further call. */
  private static List<String> steps(String text) {
    List<String> steps = new ArrayList<>();
    int start = 0;
    int end = 0;
    for (int i = 0; i < text.length(); i = next(text, i)) {
      char c = text.charAt(i);
      if (c == '(' || c == '{' || c == '[') {
        i = closing(text, i);
        end = i + 1;
      } else if (c == '.' && i == end && i > 0) {
        steps.add(text.substring(start, i));
        start = i;
      } else if (c == ' ' && end > 0) {
        return List.of();
      }
    }
    steps.add(text.substring(start));
    return steps;
  }

  // Behind a space, so that no escape is torn apart.
  private static void literal(String pad, String text, List<String> out) {
    int quote = text.startsWith("\"") ? next(text, 0) : 0;
    if (quote == 0 || text.substring(quote).matches(".*[^,;)}].*")) {
      out.add(pad + text);
      return;
    }
    String rest = text;
    String lead = pad;
    int last = rest.lastIndexOf(' ', WIDTH - lead.length() - 2);
    while (lead.length() + rest.length() > WIDTH && last > 1) {
      out.add(lead + rest.substring(0, last + 1) + "\"");
      rest = "\"" + rest.substring(last + 1);
      lead = pad + "    + ";
      last = rest.lastIndexOf(' ', WIDTH - lead.length() - 2);
    }
    out.add(lead + rest);
  }

  // Elements of an array are read like words, not like statements.
  private static void fill(int indent, List<String> parts, String tail, List<String> out) {
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i) + (i < parts.size() - 1 ? "," : tail);
      if (line.length() > indent && line.length() + 1 + part.length() > WIDTH) {
        out.add(line.toString());
        line = new StringBuilder(" ".repeat(indent));
      }
      line.append(line.length() > indent ? " " : "").append(part);
    }
    out.add(line.toString());
  }

  /** The outermost bracket that holds the most. */
  private static int opening(String text) {
    int best = -1;
    int longest = 0;
    for (int i = 0; i < text.length(); i = next(text, i)) {
      char c = text.charAt(i);
      if (c == '(' || c == '{') {
        int close = closing(text, i);
        if (close - i - 1 > longest && !isCast(text, i, close)) {
          longest = close - i - 1;
          best = i;
        }
        i = close;
      }
    }
    return best;
  }

  private static boolean isCast(String text, int open, int close) {
    return text.charAt(open) == '('
        && (open == 0 || " (".indexOf(text.charAt(open - 1)) >= 0)
        && close + 2 < text.length()
        && text.charAt(close + 1) == ' '
        && Character.isJavaIdentifierStart(text.charAt(close + 2));
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i = next(text, i)) {
      char c = text.charAt(i);
      if (c == '(' || c == '{' || c == '[') {
        depth++;
      } else if (c == ')' || c == '}' || c == ']') {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    return text.length() - 1;
  }

  /** The next place, with a literal taken as one. */
  private static int next(String text, int at) {
    char quote = text.charAt(at);
    if (quote != '"' && quote != '\'') {
      return at + 1;
    }
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  private static List<String> parts(String inside) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < inside.length(); i = next(inside, i)) {
      char c = inside.charAt(i);
      if (c == '(' || c == '{' || c == '[' || c == '<') {
        depth++;
      } else if (c == ')' || c == '}' || c == ']' || (c == '>' && !arrow(inside, i))) {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(inside.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(inside.substring(start).strip());
    return parts;
  }

  private static boolean arrow(String text, int at) {
    return at > 0 && text.charAt(at - 1) == '-';
  }
}
