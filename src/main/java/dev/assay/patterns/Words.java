package dev.assay.patterns;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits text and identifiers into the words patterns are stored and found by. Stateless; what is
 * stored and what is asked for go through the same code, so that they meet.
 *
 * <p>{@code parseHTTPUrl_2} gives {@code parse http url 2}: a word ends where letters and digits
 * end, before a capital after a small letter or digit, and before the last of several capitals that
 * a small letter follows. Accents are dropped, and plurals by Harman's S-stemmer (three rules that
 * never join words of different meaning, unlike Porter's).
 */
final class Words {
  /** Past this many characters or different words a query says nothing more that could rank. */
  static final int LONGEST_QUERY = 4_096;

  static final int MOST_QUERY_WORDS = 16;

  private Words() {}

  /** Every word in order, with repeats. */
  static List<String> of(String text) {
    String plain = plain(text);
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean letter = Character.isLetterOrDigit(c);
      if (start >= 0 && (!letter || splits(plain, i))) {
        words.add(stem(plain.substring(start, i).toLowerCase(Locale.ROOT)));
        start = -1;
      }
      if (letter && start < 0) {
        start = i;
      }
    }
    if (start >= 0) {
      words.add(stem(plain.substring(start).toLowerCase(Locale.ROOT)));
    }
    return words;
  }

  /** The different words of a query, in order; what any full-text operator means is not heeded. */
  static List<String> ofQuery(String text) {
    String read = text.length() > LONGEST_QUERY ? text.substring(0, LONGEST_QUERY) : text;
    return of(read).stream().distinct().limit(MOST_QUERY_WORDS).toList();
  }

  private static String plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
      }
    }
    return text;
  }

  private static boolean splits(String text, int at) {
    if (!Character.isUpperCase(text.charAt(at))) {
      return false;
    }
    return !Character.isUpperCase(text.charAt(at - 1))
        || (at + 1 < text.length() && Character.isLowerCase(text.charAt(at + 1)));
  }

  private static String stem(String word) {
    int n = word.length();
    if (n < 4 || !word.endsWith("s") || word.endsWith("ss") || word.endsWith("us")) {
      return word;
    }
    if (word.endsWith("ies")) {
      return word.substring(0, n - 3) + "y";
    }
    return word.endsWith("sses") ? word.substring(0, n - 2) : word.substring(0, n - 1);
  }
}
