package dev.assay.patterns;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Tells which domains words belong to, by the vocabulary of patterns. Immutable, safe on any
 * thread.
 *
 * <p>Let n(w, d) be in how many patterns of domain d word w is, scaled as if every domain had
 * equally many words. A domain's share of a word is n(w, d) / (1 + sum over domains): the 1 stands
 * for where the word was not met, so that a word met once says half. A word weighs ln(1 + 15 /
 * domains that have it), so that what every domain says counts little. The score of a domain is the
 * weighted mean of its shares over the words asked for: near 1 where every word is often met and
 * this domain's alone. A word that no domain has weighs as one that a single domain has, and is
 * nobody's: words that are mostly unknown give low scores. An unknown word is first taken for its
 * relatives, the words with the same {@link #ROOT} first letters: {@code validator} for {@code
 * validate}.
 */
public final class Domains {
  private static final int ROOT = 5;

  private final Map<String, Map<Domain, Double>> shares;
  private final Map<String, Map<Domain, Double>> rootShares;

  /** A domain with how well the words fit it, above 0 and at most 1. */
  public record Fit(Domain domain, double score) {}

  private static final class Shipped {
    private static final Domains VALUE = new Domains(Corpus.shipped());
  }

  Domains(Collection<Pattern> patterns) {
    this.shares = shares(patterns, word -> word);
    this.rootShares = shares(patterns, Domains::root);
  }

  private static Map<String, Map<Domain, Double>> shares(
      Collection<Pattern> patterns, UnaryOperator<String> form) {
    Map<Domain, Map<String, Integer>> counts = new EnumMap<>(Domain.class);
    for (Pattern pattern : patterns) {
      Map<String, Integer> ofDomain =
          counts.computeIfAbsent(pattern.domain(), domain -> new HashMap<>());
      vocabulary(pattern).forEach(word -> ofDomain.merge(form.apply(word), 1, Integer::sum));
    }
    double mean = counts.values().stream().mapToInt(Domains::total).average().orElse(1);
    Map<String, Map<Domain, Double>> shares = new HashMap<>();
    counts.forEach((domain, words) -> {
      double scale = mean / total(words);
      words.forEach((word, count) ->
          shares
              .computeIfAbsent(word, missing -> new EnumMap<>(Domain.class))
              .put(domain, count * scale));
    });
    shares.values().forEach(Domains::normalise);
    return shares;
  }

  private static int total(Map<String, Integer> words) {
    return words.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static void normalise(Map<Domain, Double> counts) {
    double sum = 1 + counts.values().stream().mapToDouble(Double::doubleValue).sum();
    counts.replaceAll((domain, count) -> count / sum);
  }

  private static String root(String word) {
    return word.length() > ROOT ? word.substring(0, ROOT) : word;
  }

  /** By the patterns that ship. The first call reads them and blocks for that. */
  public static Domains shipped() {
    return Shipped.VALUE;
  }

  private static Set<String> vocabulary(Pattern pattern) {
    Set<String> words = new LinkedHashSet<>(Words.of(pattern.operation()));
    pattern.words().forEach(word -> words.addAll(Words.of(word)));
    pattern.parameters().forEach(slot -> words.addAll(Words.of(slot.name())));
    return words;
  }

  private Map<Domain, Double> sharesOf(String word) {
    Map<Domain, Double> exact = shares.get(word);
    if (exact != null) {
      return exact;
    }
    return word.length() < ROOT ? Map.of() : rootShares.getOrDefault(root(word), Map.of());
  }

  /**
   * The domains the words fit, best first; empty where no word is known. A word may be an
   * identifier: it is split.
   */
  public List<Fit> of(Collection<String> words) {
    Set<String> asked = new LinkedHashSet<>();
    words.forEach(word -> asked.addAll(Words.of(word)));
    Map<Domain, Double> scores = new EnumMap<>(Domain.class);
    double weights = 0;
    for (String word : asked) {
      Map<Domain, Double> ofWord = sharesOf(word);
      double weight = Math.log1p((double) Domain.values().length / Math.max(1, ofWord.size()));
      weights += weight;
      ofWord.forEach((domain, share) -> scores.merge(domain, share * weight, Double::sum));
    }
    double total = weights;
    return scores.entrySet().stream()
        .map(entry -> new Fit(entry.getKey(), entry.getValue() / total))
        .sorted(Comparator.comparingDouble(Fit::score).reversed().thenComparing(Fit::domain))
        .toList();
  }
}
