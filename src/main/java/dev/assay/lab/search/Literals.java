package dev.assay.lab.search;

import dev.assay.lab.search.Runs.Compared;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Other literals in place of one: at random, simpler, or such that a comparison that was seen goes
 * the other way (the operand is looked for in the input and its counterpart put there). Pure.
 */
final class Literals {
  private static final int[] NEAR = {0, 1, -1};
  private static final int LARGEST_SIZE = 300;
  private static final int MOST_ALIKE = 3;
  private static final String SPACES = "\t\n\r\f";
  private static final String OPENING = "([{<\"'";
  private static final String CLOSING = ")]}>\"'";

  private Literals() {}

  static Object vary(Object literal, Dictionary dictionary, RandomGenerator random) {
    return literal instanceof String text
        ? Texts.vary(text, dictionary, random)
        : Numbers.vary(literal, dictionary, random);
  }

  /** What in place of the literal makes the operands equal, or off by one; the best first. */
  static Set<Object> matching(Object literal, Compared compared) {
    Set<Object> all = new LinkedHashSet<>();
    if (literal instanceof String text && compared.wishes()) {
      wished(text, (String) compared.left(), (String) compared.right(), all);
    } else {
      matching(literal, compared.left(), compared.right(), all);
      matching(literal, compared.right(), compared.left(), all);
    }
    all.remove(literal);
    return all;
  }

  /** What brings operands together that are sums or multiples of the literal. */
  static Set<Object> shifted(Object literal, Compared compared) {
    Set<Object> all = new LinkedHashSet<>();
    Double left = Numbers.number(compared.left());
    Double right = Numbers.number(compared.right());
    Double own = Numbers.number(literal);
    if (left != null && right != null && own != null) {
      double step = right - left;
      for (int near : NEAR) {
        put(all, Numbers.like(literal, own + step + near));
        put(all, Numbers.like(literal, own - step + near));
      }
      if (left != 0) {
        scaled(all, literal, own * right / left);
      }
      if (right != 0) {
        scaled(all, literal, own * left / right);
      }
    }
    all.remove(literal);
    return all;
  }

  private static void scaled(Set<Object> all, Object literal, double exact) {
    put(all, Numbers.like(literal, Math.rint(exact)));
    if (literal instanceof Double || literal instanceof Float) {
      put(all, Numbers.like(literal, exact));
    }
  }

  /** Literals that are simpler to read, the simplest first. */
  static List<Object> simpler(Object literal) {
    Set<Object> all = new LinkedHashSet<>();
    Double number = Numbers.number(literal);
    if (literal instanceof String text) {
      all.add("");
      all.add("a");
      all.add(text.substring(0, text.length() / 2));
      all.add(text.substring(text.length() / 2));
      all.add(text.substring(0, Math.max(0, text.length() - 1)));
      all.add(text.substring(Math.min(1, text.length())));
    } else if (literal instanceof Character) {
      all.addAll(List.of('a', '0', ' '));
    } else if (number != null) {
      put(all, Numbers.like(literal, 0L));
      put(all, Numbers.like(literal, 1L));
      put(all, Numbers.like(literal, 2L));
      put(all, Numbers.like(literal, Math.rint(number / 10)));
      put(all, Numbers.like(literal, Math.rint(number)));
    }
    all.remove(literal);
    return List.copyOf(all);
  }

  private static void matching(Object literal, Object found, Object wanted, Set<Object> all) {
    if (literal instanceof String text) {
      text(text, found, wanted, all);
      return;
    }
    Double own = Numbers.number(literal);
    Double have = Numbers.number(found);
    Double aim = Numbers.number(wanted);
    if (own != null && aim != null && own.equals(have)) {
      Long exact = Numbers.whole(wanted);
      for (int near : NEAR) {
        put(
            all,
            exact == null
                ? Numbers.like(literal, aim + near)
                : Numbers.like(literal, exact + near));
      }
    }
    if (literal instanceof Boolean truth && Numbers.whole(found) != null) {
      all.add(!truth);
    }
  }

  private static void text(String text, Object found, Object wanted, Set<Object> all) {
    if (found instanceof String seen && wanted instanceof String other) {
      texts(text, seen, other, all);
    }
    Long have = Numbers.whole(found);
    Long aim = Numbers.whole(wanted);
    if (have == null || aim == null) {
      return;
    }
    for (int near : NEAR) {
      if (have == text.length() && aim <= LARGEST_SIZE) {
        put(all, Texts.sized(text, aim + near));
      }
      if (text.contains(have.toString())) {
        all.add(text.replace(have.toString(), Long.toString(aim + near)));
      }
      letters(text, have, aim + near, all);
    }
    beside(text, have, aim, all);
    atEnd(text, have, aim, all);
  }

  // What a library would rather have been given is of no use with something around it.
  private static void wished(String text, String seen, String other, Set<Object> all) {
    if (text.equalsIgnoreCase(seen) || text.strip().equals(seen)) {
      all.add(other);
    } else if (!seen.isEmpty() && text.contains(seen)) {
      all.add(text.replace(seen, other));
    }
  }

  private static void texts(String text, String seen, String other, Set<Object> all) {
    if (text.equals(seen)) {
      all.add(other);
      all.add(other + text);
      all.add(text + other);
      all.add(text.substring(0, text.length() / 2) + other + text.substring(text.length() / 2));
    } else if (!seen.isEmpty() && text.contains(seen)) {
      all.add(text.replace(seen, other));
    } else if (text.equalsIgnoreCase(seen) || text.strip().equals(seen)) {
      all.add(other);
    }
  }

  private static void letters(String text, long have, long aim, Set<Object> all) {
    if (have != (char) have || aim != (char) aim || (aim < ' ' && SPACES.indexOf((int) aim) < 0)) {
      return;
    }
    int at = text.indexOf((char) have);
    for (int i = 0; at >= 0 && i < MOST_ALIKE; i++) {
      all.add(text.substring(0, at) + (char) aim + text.substring(at + 1));
      at = text.indexOf((char) have, at + 1);
    }
    int last = text.lastIndexOf((char) have);
    if (last >= 0) {
      all.add(text.substring(0, last) + (char) aim + text.substring(last + 1));
    }
  }

  // At the end of a text readers tell a number that is no letter: what is waited for comes next.
  private static void atEnd(String text, long have, long aim, Set<Object> all) {
    if ((have == -1 || have == 0) && aim > ' ' && aim <= '~') {
      all.add(text + (char) aim);
    }
  }

  // What a letter is compared with may be wanted beside it as well, and what opens wants its end.
  private static void beside(String text, long have, long aim, Set<Object> all) {
    int at = have == (char) have ? text.indexOf((char) have) : -1;
    if (at < 0 || aim != (char) aim || (aim < ' ' && SPACES.indexOf((int) aim) < 0)) {
      return;
    }
    String before = text.substring(0, at);
    int last = text.lastIndexOf((char) have) + 1;
    all.add(before + (char) aim + text.substring(at));
    all.add(text.substring(0, last) + (char) aim + text.substring(last));
    int opens = OPENING.indexOf((int) aim);
    if (opens >= 0) {
      char closing = CLOSING.charAt(opens);
      all.add(before + (char) aim + text.substring(at) + closing);
      all.add(before + (char) aim + text.substring(at, at + 1) + closing + text.substring(at + 1));
    }
  }

  private static void put(Set<Object> all, @Nullable Object value) {
    if (value != null) {
      all.add(value);
    }
  }
}
