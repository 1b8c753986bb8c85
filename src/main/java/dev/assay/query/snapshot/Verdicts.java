package dev.assay.query.snapshot;

import dev.assay.query.Insight.Noise;
import dev.assay.query.Insight.Verdict;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Says which queries have changed, of many that are compared at once. Immutable.
 *
 * <p>One in twenty would be found changed by chance. So the p-values are held against the line of
 * Benjamini and Hochberg (Controlling the false discovery rate, J. R. Statist. Soc. B 57, 1995):
 * the greatest k whose k-th least p is at most k/m * 5 %. Of the queries that are called changed at
 * most 5 % are not, on average; so among many that have changed, one is believed sooner. A change
 * of less than 10 %, or of less than 10 us, which is what taking the time costs, matters to nobody
 * and is none.
 *
 * <p>No finding is not yet a finding of no change: it is only called unchanged where the noise is so
 * small that a change by half would stand out of it.
 *
 * @param line the greatest p that is believed; negative where none is
 */
record Verdicts(double line) {
  private static final double RATE = 0.05;
  private static final double LEAST_RATIO = 1.1;
  private static final double LEAST_MS = 0.01;
  private static final double SEEN_RATIO = 1.5;

  /** A verdict, and why it is unclear. */
  record Said(Verdict verdict, @Nullable String lacks) {}

  /** Those without noise are not tested and so do not count. */
  static Verdicts of(Collection<Judgement> judgements) {
    double[] p =
        judgements.stream()
            .filter(judgement -> judgement.noise() != null)
            .mapToDouble(Judgement::p)
            .sorted()
            .toArray();
    return new Verdicts(line(p));
  }

  private static double line(double[] sorted) {
    for (int k = sorted.length; k > 0; k--) {
      if (sorted[k - 1] <= RATE * k / sorted.length) {
        return sorted[k - 1];
      }
    }
    return -1;
  }

  /**
   * What to say of one of them.
   *
   * @param differenceMs of the means
   */
  Said of(Judgement judgement, double differenceMs) {
    Noise noise = judgement.noise();
    Double ratio = judgement.ratio();
    if (noise == null || ratio == null) {
      return new Said(Verdict.UNCLEAR, judgement.lacks());
    }
    boolean matters =
        Math.max(ratio, 1 / ratio) >= LEAST_RATIO && Math.abs(differenceMs) >= LEAST_MS;
    if (matters && judgement.p() <= line) {
      return new Said(ratio > 1 ? Verdict.DEGRADED : Verdict.IMPROVED, null);
    }
    if (noise.high() > SEEN_RATIO) {
      return new Said(
          Verdict.UNCLEAR, "its noise would hide a change by half; longer spans have less");
    }
    return matters && (ratio < noise.low() || ratio > noise.high())
        ? new Said(
            Verdict.UNCLEAR,
            "it is outside of its noise, but of so many queries some are so by chance")
        : new Said(Verdict.UNCHANGED, null);
  }
}
