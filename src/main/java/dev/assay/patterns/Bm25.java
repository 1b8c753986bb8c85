package dev.assay.patterns;

import java.util.List;

/**
 * How well a pattern's words fit a query's: Okapi BM25 with weighted fields, as FTS5's {@code
 * bm25()} computes it (k1 = 1.2, b = 0.75). Immutable, safe on any thread.
 *
 * <p>score = sum over words of idf x f x (k1 + 1) / (f + k1 x (1 - b + b x length / mean length)),
 * where f is the sum over fields of weight x occurrences. It is computed here and not by {@code
 * bm25()}, since that counts all matches of every word anew in each query to know idf, however few
 * rows it is to rank: the cost then grows with the store. Here the counts come from {@link
 * DocumentFrequencies}. idf is ln(1 + (N - n + 0.5) / (n + 0.5)), which stays positive for a word
 * that most patterns hold.
 */
final class Bm25 {
  private static final double K1 = 1.2;
  private static final double B = 0.75;

  /** What a word counts in each field: what the code does says most. */
  private static final double TITLE = 3;

  private static final double OPERATION = 5;
  private static final double WORDS = 3;
  private static final double SHAPE = 1;

  private final List<String> words;
  private final double[] idf;
  private final double meanLength;

  Bm25(List<String> words, List<Long> frequencies, Size size) {
    this.words = words;
    this.meanLength = size.meanLength();
    this.idf = new double[words.size()];
    for (int i = 0; i < idf.length; i++) {
      double n = Math.min(frequencies.get(i), size.patterns());
      idf[i] = Math.log(1 + (size.patterns() - n + 0.5) / (n + 0.5));
    }
  }

  /** How many patterns a domain has, and how many words they hold together. */
  record Size(long patterns, long tokens) {
    double meanLength() {
      return Math.max(1, (double) tokens / Math.max(1, patterns));
    }
  }

  /** The score of a pattern. */
  double score(PatternWords pattern, int length) {
    double norm = K1 * (1 - B + B * length / meanLength);
    double score = 0;
    for (int i = 0; i < idf.length; i++) {
      double f = weighted(pattern, words.get(i));
      score += idf[i] * f * (K1 + 1) / (f + norm);
    }
    return score;
  }

  private static double weighted(PatternWords pattern, String word) {
    return TITLE * occurrences(pattern.title(), word)
        + OPERATION * occurrences(pattern.operation(), word)
        + WORDS * occurrences(pattern.words(), word)
        + SHAPE * occurrences(pattern.shape(), word);
  }

  private static int occurrences(String field, String word) {
    int count = 0;
    int n = word.length();
    for (int at = field.indexOf(word); at >= 0; at = field.indexOf(word, at + n)) {
      boolean starts = at == 0 || field.charAt(at - 1) == ' ';
      boolean ends = at + n == field.length() || field.charAt(at + n) == ' ';
      count += starts && ends ? 1 : 0;
    }
    return count;
  }
}
