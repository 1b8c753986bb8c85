package dev.assay.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the parameters of a statement as PostgreSQL plans them, {@code $1}, {@code $2}: JDBC's
 * {@code ?}, Spring's {@code :name}, JPA's {@code ?1}, MyBatis' <code>#{x}</code>, expressions of
 * Spring Data, and the holes of what is only known at run time. For one text and one thread.
 */
final class Placeholders {
  private static final Pattern CALL =
      Pattern.compile("(?is)\\{\\s*(\\?\\s*=\\s*)?call\\s+(.*?)\\s*}");
  private static final Pattern NUMBERED = Pattern.compile("\\$(\\d{1,4})");
  private static final Pattern POSITION = Pattern.compile("\\?(\\d{1,4})");
  private static final Pattern NAME = Pattern.compile(":([\\p{L}_][\\w.]*)");
  private static final Pattern BRACES = Pattern.compile("[:?#]#?\\{\\s*([^}]*)}");
  private static final Pattern DOLLAR = Pattern.compile("\\$[\\p{L}_]?\\w*\\$");

  private final String text;
  private final StringBuilder written = new StringBuilder();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<Hole> holes = new ArrayList<>();
  private final boolean numbered;
  private int last;
  private int at;

  /** What stands in a hole. */
  enum Hole {
    VALUE,
    /** The number of a parameter: {@code "$" + i}. */
    NUMBER,
    /** A name, or more of the statement. */
    PART
  }

  /** What came out; the holes in their order. */
  record Written(String text, List<Hole> holes) {
    /** Whether all that is unknown are values. */
    boolean isWhole() {
      return !holes.contains(Hole.PART);
    }
  }

  private Placeholders(String text) {
    this.text = text;
    Matcher number = NUMBERED.matcher(text);
    boolean any = false;
    while (number.find()) {
      any = true;
      last = Math.max(last, Integer.parseInt(number.group(1)));
    }
    Matcher position = POSITION.matcher(text);
    while (position.find()) {
      last = Math.max(last, Integer.parseInt(position.group(1)));
    }
    this.numbered = any;
  }

  static Written of(String text) {
    String stripped = text.strip();
    Matcher call = CALL.matcher(stripped);
    String statement =
        call.matches() ? (call.group(1) == null ? "CALL " : "SELECT ") + call.group(2) : stripped;
    return new Placeholders(statement).write();
  }

  private Written write() {
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '\'' -> quoted();
        case '"' -> copy(Lexing.pastQuote(text, at, '"'));
        case '-' -> copy(text.startsWith("--", at) ? Lexing.pastLine(text, at) : at + 1);
        case '/' -> copy(text.startsWith("/*", at) ? Lexing.past(text, "*/", at + 2) : at + 1);
        case '$' -> dollar();
        case '?' -> question();
        case ':' -> colon();
        case '#' -> braces();
        case Text.HOLE -> hole();
        default -> copy(at + 1);
      }
    }
    return new Written(written.toString(), List.copyOf(holes));
  }

  private void copy(int end) {
    int stop = Math.min(end, text.length());
    for (int i = at; i < stop; i++) {
      if (text.charAt(i) == Text.HOLE) {
        holes.add(Hole.PART);
        written.append('?');
      } else {
        written.append(text.charAt(i));
      }
    }
    at = stop;
  }

  // '...' with something put in between is a parameter as a whole.
  private void quoted() {
    int end = Lexing.pastQuote(text, at, '\'');
    String literal = text.substring(at, end);
    long inside = literal.chars().filter(c -> c == Text.HOLE).count();
    if (inside == 0) {
      copy(end);
      return;
    }
    for (long i = 0; i < inside; i++) {
      holes.add(Hole.VALUE);
    }
    written.append('$').append(++last);
    at = end;
  }

  private void dollar() {
    Matcher tag = DOLLAR.matcher(text).region(at, text.length());
    if (tag.lookingAt()) {
      copy(Lexing.past(text, tag.group(), tag.end()));
    } else {
      copy(at + 1);
    }
  }

  private void question() {
    if (text.startsWith("?#{", at)) {
      braces();
      return;
    }
    Matcher position = POSITION.matcher(text).region(at, text.length());
    if (position.lookingAt()) {
      written.append('$').append(position.group(1));
      at = position.end();
    } else if (numbered || text.startsWith("?|", at) || text.startsWith("?&", at)) {
      copy(at + 1);
    } else if (text.startsWith("??", at)) {
      written.append('?');
      at += 2;
    } else {
      written.append('$').append(++last);
      at++;
    }
  }

  private void colon() {
    if (text.startsWith("::", at)) {
      copy(at + 2);
      return;
    }
    if (text.startsWith(":#{", at)) {
      braces();
      return;
    }
    Matcher name = NAME.matcher(text).region(at, text.length());
    boolean slice = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    if (!numbered && !slice && name.lookingAt()) {
      named(name.group(1), name.end());
    } else {
      copy(at + 1);
    }
  }

  private void braces() {
    Matcher inside = BRACES.matcher(text).region(at, text.length());
    if (inside.lookingAt()) {
      String name = inside.group(1).replaceFirst(",.*", "").strip();
      named(name, inside.end());
    } else {
      copy(at + 1);
    }
  }

  private void named(String name, int end) {
    Integer number = numbers.get(name);
    if (number == null) {
      number = ++last;
      numbers.put(name, number);
    }
    written.append('$').append(number);
    at = end;
  }

  // "$" + i: the number of a parameter that is written in a loop.
  private void hole() {
    boolean number = at > 0 && text.charAt(at - 1) == '$';
    holes.add(number ? Hole.NUMBER : Lexing.isValue(text, at) ? Hole.VALUE : Hole.PART);
    written.append(number ? "" : "$").append(++last);
    at++;
  }
}
