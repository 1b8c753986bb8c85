package dev.assay.lab.search;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Texts put together of what the code itself knows: its keywords, its brackets and quotes, the
 * letters it compares with. Pure.
 */
final class Pieces {
  private static final int TURNS = 4;
  private static final int KINDS = 6;
  private static final int MOST = 6;
  private static final String OPENING = "([{<\"'";
  private static final String CLOSING = ")]}>\"'";

  /** What stands between the pieces; nothing is the likeliest. */
  private static final String[] BETWEEN = {"", "", "", " ", "a", "1", "12", "x1"};

  private Pieces() {}

  /** Now and then the text with a piece more or in another place, or a new one; else null. */
  static @Nullable String vary(String text, Dictionary dictionary, RandomGenerator random) {
    String piece = dictionary.token(random);
    if (piece == null || random.nextInt(TURNS) != 0) {
      return null;
    }
    int at = random.nextInt(text.length() + 1);
    int end = wordEnd(text, at);
    return switch (random.nextInt(KINDS)) {
      case 0 -> text.substring(0, at) + piece + text.substring(at);
      case 1 -> text.substring(0, wordStart(text, at)) + piece + text.substring(end);
      case 2 -> text + between(random) + piece;
      case 3 -> around(text, at, end, random);
      case 4 -> swapped(text, at);
      default -> row(dictionary, random);
    };
  }

  private static String row(Dictionary dictionary, RandomGenerator random) {
    StringBuilder row = new StringBuilder();
    int pieces = 1 + random.nextInt(MOST);
    for (int i = 0; i < pieces; i++) {
      row.append(between(random)).append(dictionary.token(random));
    }
    return row.append(between(random)).toString();
  }

  // Sometimes what was opened stays open.
  private static String around(String text, int at, int end, RandomGenerator random) {
    int pair = random.nextInt(OPENING.length());
    boolean all = random.nextBoolean();
    int from = all ? 0 : at;
    int to = all ? text.length() : end;
    String close = random.nextInt(KINDS) == 0 ? "" : CLOSING.substring(pair, pair + 1);
    return text.substring(0, from)
        + OPENING.charAt(pair)
        + text.substring(from, to)
        + close
        + text.substring(to);
  }

  private static String swapped(String text, int at) {
    return text.substring(at) + text.substring(0, at);
  }

  private static String between(RandomGenerator random) {
    return BETWEEN[random.nextInt(BETWEEN.length)];
  }

  private static int wordStart(String text, int at) {
    int start = at;
    while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int wordEnd(String text, int at) {
    int end = Math.min(text.length(), at + 1);
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
