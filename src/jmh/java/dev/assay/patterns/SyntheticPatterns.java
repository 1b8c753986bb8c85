package dev.assay.patterns;

import dev.assay.patterns.Pattern.Expectation;
import dev.assay.patterns.Pattern.Expected;
import dev.assay.patterns.Pattern.Kind;
import dev.assay.patterns.Pattern.Row;
import dev.assay.patterns.Pattern.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Made-up patterns for measuring: words by Zipf's law over a vocabulary that grows with the square
 * root of the number of patterns, as in real text (Heaps), and domains of unequal size. Seeded, so
 * that two runs measure the same. Used by one thread.
 */
final class SyntheticPatterns {
  private static final String[] TYPES = {
    "String", "int", "long", "double", "List<String>", "Map<String, Integer>", "LocalDate"
  };

  private final Random random;
  private final double[] wordsUpTo;
  private final double[] domainsUpTo;

  SyntheticPatterns(int patterns, long seed) {
    this.random = new Random(seed);
    this.wordsUpTo = zipf(Math.max(500, (int) (30 * Math.sqrt(patterns))));
    this.domainsUpTo = zipf(Domain.values().length);
  }

  private static double[] zipf(int ranks) {
    double[] upTo = new double[ranks];
    double sum = 0;
    for (int i = 0; i < ranks; i++) {
      sum += 1.0 / (i + 2);
      upTo[i] = sum;
    }
    for (int i = 0; i < ranks; i++) {
      upTo[i] /= sum;
    }
    return upTo;
  }

  private int rank(double[] upTo) {
    int found = Arrays.binarySearch(upTo, random.nextDouble());
    return Math.min(upTo.length - 1, found < 0 ? -found - 1 : found);
  }

  /**
   * The more patterns a domain has, the likelier it is drawn: what is stored most is asked most.
   */
  Domain domain() {
    return List.of(Domain.values()).get(rank(domainsUpTo));
  }

  /** A word of letters alone, so that no stemming and no splitting changes it. */
  String word() {
    StringBuilder word = new StringBuilder("w");
    for (int n = rank(wordsUpTo); n > 0; n /= 20) {
      word.append((char) ('a' + n % 20 + (n % 20 > 17 ? 3 : 0)));
    }
    return word.append('x').toString();
  }

  List<String> words(int count) {
    List<String> words = new ArrayList<>();
    while (words.size() < count) {
      String word = word();
      if (!words.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }

  Pattern next(int number) {
    String type = TYPES[random.nextInt(TYPES.length)];
    return new Pattern(
        domain(),
        String.join(" ", words(6)) + " " + number,
        String.join(" ", words(2)),
        List.of(Kind.values()).get(random.nextInt(Kind.values().length)),
        words(5),
        List.of(new Slot("first", type), new Slot("second", "int")),
        "boolean",
        List.of(row("null", "0"), row("null", "1"), row("null", "-1")));
  }

  private static Row row(String first, String second) {
    return new Row(List.of(first, second), new Expectation(Expected.RETURNS, "false"));
  }
}
