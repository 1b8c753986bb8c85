package dev.assay.lab.search;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Changes of texts. Pure. */
final class Texts {
  private static final int KINDS = 12;
  private static final int LONGEST = 120;
  private static final int LARGEST_SIZE = 300;
  private static final int CHUNK = 4;
  private static final int STEPS = 3;

  /** Kinds of letters, of which the likely ones stand more than once. */
  private static final String[] LETTERS = {
    "0123456789",
    "0123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    " -_.,:;/",
    "\\@#+*()[]{}<>\"'=&%$!?|~^",
    "\t\n\u00e9\u6f22"
  };

  private Texts() {}

  /** Another text, most often close to the given one; cut where it grows too long. */
  static String vary(String text, Dictionary dictionary, RandomGenerator random) {
    String pieced = Pieces.vary(text, dictionary, random);
    String varied = pieced == null ? letters(text, dictionary, random) : pieced;
    return varied.substring(0, Math.min(varied.length(), Math.max(text.length(), LONGEST)));
  }

  private static String letters(String text, Dictionary dictionary, RandomGenerator random) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(CHUNK));
    String before = text.substring(0, at);
    String after = text.substring(at);
    return switch (random.nextInt(KINDS)) {
      case 0 -> before + letter(text, random) + after;
      case 1 -> before + text.substring(end);
      case 2 -> before + letter(text, random) + text.substring(Math.min(text.length(), at + 1));
      case 3 -> before + text.substring(at, end) + after;
      case 4 -> before;
      case 5 -> after;
      case 6 ->
          random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
      case 7 -> number(text, dictionary, random);
      case 8 -> text + text;
      default -> splice(text, at, dictionary, random);
    };
  }

  /** The text with another length: cut, or its last letter repeated. */
  static @Nullable String sized(String text, long length) {
    if (length < 0 || length > LARGEST_SIZE) {
      return null;
    }
    int size = (int) length;
    if (size <= text.length()) {
      return text.substring(0, size);
    }
    String last = text.isEmpty() ? "a" : text.substring(text.length() - 1);
    return text + last.repeat(size - text.length());
  }

  private static String splice(String text, int at, Dictionary dictionary, RandomGenerator random) {
    String other = dictionary.text(random);
    if (other == null) {
      return text + letter(text, random);
    }
    return switch (random.nextInt(CHUNK)) {
      case 0 -> other;
      case 1 -> other + text;
      case 2 -> text + other;
      default -> text.substring(0, at) + other + text.substring(at);
    };
  }

  /** Digits in the text as a number that is a bit different; a digit more where there are none. */
  private static String number(String text, Dictionary dictionary, RandomGenerator random) {
    int start = 0;
    while (start < text.length() && !Character.isDigit(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && end - start < 9 && Character.isDigit(text.charAt(end))) {
      end++;
    }
    if (start == end) {
      return text + random.nextInt(10);
    }
    int digits = Integer.parseInt(text.substring(start, end));
    Object varied =
        random.nextBoolean()
            ? (Object) (digits + random.nextInt(STEPS) - 1)
            : Numbers.vary(digits, dictionary, random);
    return text.substring(0, start) + varied + text.substring(end);
  }

  private static char letter(String text, RandomGenerator random) {
    if (!text.isEmpty() && random.nextInt(CHUNK) == 0) {
      return text.charAt(random.nextInt(text.length()));
    }
    String letters = LETTERS[random.nextInt(LETTERS.length)];
    return letters.charAt(random.nextInt(letters.length()));
  }
}
