package dev.assay.lab;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Short and readable texts that a regular expression finds itself in, for code that waits for such
 * texts: a child JVM has no library for this, and does not need to know all of the language, since
 * each text is tried on the expression itself before it is given away. Reads one expression; for
 * one thread.
 */
public final class Samples {
  private static final int VARIANTS = 4;
  private static final int LONGEST = 80;
  private static final int LONGEST_PATTERN = 600;
  private static final int MOST_TIMES = 40;
  private static final int DEEPEST = 24;
  private static final String LETTERS =
      "a1bA2cB xyz0_-.,:;/@#'\"=&%+*?!<>()[]{}|\\~^$`\t\n3456789defghijklmnopqrstuvwCDEFGHIJKLMNOPQRSTUVWXYZ\u00e9";
  private static final Pattern GROUP_START =
      Pattern.compile("\\((?:\\?(?:<[A-Za-z]\\w*>|[a-zA-Z-]*:|>))?");
  private static final Pattern FLAGS = Pattern.compile("\\(\\?[a-zA-Z-]+\\)");
  private static final Pattern LOOK = Pattern.compile("\\(\\?<?[=!]");
  private static final Pattern TIMES = Pattern.compile("\\{(\\d+)(,(\\d*))?}");
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:[pP](?:\\{[^}]*}|.)|x\\{[^}]*}|x..|u....|0[0-3]?[0-7]{1,2}|c.|k<\\w+>|N\\{[^}]*}|.)",
          Pattern.DOTALL);
  private static final String NOWHERE = "bBAGZz";

  private final String regex;
  private final int variant;
  private final List<String> groups = new ArrayList<>();
  private int at;
  private int choices;
  private int depth;

  private Samples(String regex, int variant) {
    this.regex = regex;
    this.variant = variant;
  }

  /** A few texts in which the expression is found, the shortest kind first; maybe none. */
  public static List<String> of(String regex) {
    try {
      return of(Pattern.compile(regex));
    } catch (PatternSyntaxException notAnExpression) {
      return List.of();
    }
  }

  /** A few texts in which the pattern is found, the shortest kind first; maybe none. */
  public static List<String> of(Pattern pattern) {
    String regex = pattern.pattern();
    Set<String> all = new LinkedHashSet<>();
    boolean plain = (pattern.flags() & (Pattern.LITERAL | Pattern.COMMENTS)) == 0;
    for (int variant = 0;
        plain && regex.length() <= LONGEST_PATTERN && variant < VARIANTS;
        variant++) {
      String text = new Samples(regex, variant).alternatives();
      if (text.length() <= LONGEST && pattern.matcher(text).find()) {
        all.add(text);
      }
    }
    return List.copyOf(all);
  }

  private String alternatives() {
    List<String> all = new ArrayList<>();
    depth++;
    do {
      all.add(sequence());
    } while (eat('|'));
    depth--;
    return all.get((variant + (variant == 0 ? 0 : depth)) % all.size());
  }

  private String sequence() {
    StringBuilder text = new StringBuilder();
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      String one = atom();
      int times = times();
      text.append(text.length() > LONGEST ? "" : one.repeat(times));
    }
    return text.toString();
  }

  private String atom() {
    char first = regex.charAt(at);
    return switch (first) {
      case '(' -> group();
      case '[' -> letter(set());
      case '\\' -> escaped();
      case '^', '$' -> {
        at++;
        yield "";
      }
      case '.' -> {
        at++;
        yield letter(".");
      }
      default -> {
        at++;
        yield String.valueOf(first);
      }
    };
  }

  private String group() {
    Matcher flags = here(FLAGS);
    if (flags.lookingAt()) {
      at = flags.end();
      return "";
    }
    Matcher look = here(LOOK);
    boolean looks = look.lookingAt();
    Matcher start = here(GROUP_START);
    if ((!looks && !start.lookingAt()) || depth > DEEPEST) {
      at = regex.length();
      return "";
    }
    at = looks ? look.end() : start.end();
    boolean kept = !looks && !regex.substring(start.start(), start.end()).matches("\\(\\?[^<].*");
    int number = groups.size();
    if (kept) {
      groups.add("");
    }
    String text = alternatives();
    eat(')');
    if (kept) {
      groups.set(number, text);
    }
    return looks ? "" : text;
  }

  private String escaped() {
    if (regex.startsWith("\\Q", at)) {
      int end = regex.indexOf("\\E", at);
      String text = regex.substring(at + 2, end < 0 ? regex.length() : end);
      at = end < 0 ? regex.length() : end + 2;
      return text;
    }
    Matcher escape = here(ESCAPE);
    if (!escape.lookingAt()) {
      at = regex.length();
      return "";
    }
    at = escape.end();
    char kind = escape.group().charAt(1);
    if (kind >= '1' && kind <= '9') {
      return kind - '0' <= groups.size() ? groups.get(kind - '1') : "";
    }
    return NOWHERE.indexOf(kind) >= 0 ? "" : letter(escape.group());
  }

  /** A letter set with the sets in it. */
  private String set() {
    int start = at;
    int open = 0;
    do {
      char letter = regex.charAt(at);
      if (letter == '\\') {
        at++;
      } else if (letter == '[') {
        open++;
        at += regex.startsWith("^", at + 1) ? 1 : 0;
        at += regex.startsWith("]", at + 1) ? 1 : 0;
      } else if (letter == ']') {
        open--;
      }
      at++;
    } while (open > 0 && at < regex.length());
    return regex.substring(start, Math.min(at, regex.length()));
  }

  // What is in a set is asked of the expression language itself.
  private String letter(String set) {
    Pattern pattern;
    try {
      pattern = Pattern.compile(set);
    } catch (PatternSyntaxException notOfItsOwn) {
      return "";
    }
    List<String> fitting =
        LETTERS
            .chars()
            .mapToObj(Character::toString)
            .filter(it -> pattern.matcher(it).matches())
            .toList();
    if (fitting.isEmpty() || fitting.getFirst().equals(" ")) {
      return fitting.isEmpty() ? "" : " ";
    }
    int choice = variant < 2 ? 0 : choices++ * (variant - 1) + variant - 1;
    return fitting.get(choice % fitting.size());
  }

  private int times() {
    int least = 1;
    int most = 1;
    if (eat('*')) {
      least = 0;
      most = MOST_TIMES;
    } else if (eat('+')) {
      most = MOST_TIMES;
    } else if (eat('?')) {
      least = 0;
    } else {
      Matcher times = here(TIMES);
      if (!times.lookingAt()) {
        return 1;
      }
      at = times.end();
      least = count(times.group(1));
      most = times.group(2) == null ? least : count(times.group(3));
    }
    if (!eat('?')) {
      eat('+');
    }
    return Math.min(Math.min(most, least + variant), MOST_TIMES);
  }

  private static int count(String digits) {
    return digits.isEmpty() || digits.length() > 2 ? MOST_TIMES : Integer.parseInt(digits);
  }

  private boolean eat(char letter) {
    boolean there = at < regex.length() && regex.charAt(at) == letter;
    at += there ? 1 : 0;
    return there;
  }

  private Matcher here(Pattern pattern) {
    return pattern.matcher(regex).region(at, regex.length());
  }
}
