package dev.assay.query.snapshot;

import dev.assay.query.Insight.Noise;
import dev.assay.query.collect.Sums.Total;
import org.jspecify.annotations.Nullable;

/**
 * How the mean time of a query differs between two times, and how sure that is. Immutable.
 *
 * <p>The logarithm of the ratio of the two means has, by the delta method, the variance v1 / m1^2 +
 * v2 / m2^2, where v is the variance of a mean by how batches of intervals differ ({@link
 * dev.assay.query.collect.Sums}). Divided by its root it follows Student's t, with the degrees of
 * freedom of Welch and Satterthwaite, nearly: it holds the better the more batches there are.
 *
 * @param ratio of the means, after by before; null where no time was measured
 * @param noise the band of ratios in which 95 % lie where nothing has changed; null where there are
 *     too few batches
 * @param p how probable a ratio so far from 1 is where nothing has changed; 1 where it is not known
 */
record Judgement(
    @Nullable Double ratio, @Nullable Noise noise, double p, @Nullable String lacks) {
  /** With fewer, their variance says too little of that of the mean. */
  static final int LEAST_BATCHES = 8;

  static Judgement of(Total before, Total after) {
    double was = before.meanMs();
    double is = after.meanMs();
    if (!(was > 0 && is > 0)) {
      return new Judgement(null, null, 1, "no time was measured");
    }
    int least = Math.min(before.batches(), after.batches());
    Double wasVariance = before.variance();
    Double isVariance = after.variance();
    if (least < LEAST_BATCHES || wasVariance == null || isVariance == null) {
      return new Judgement(
          is / was,
          null,
          1,
          "it was called in %d parts of one of the spans; from %d on its noise is known"
              .formatted(least, LEAST_BATCHES));
    }
    double v1 = wasVariance / (was * was);
    double v2 = isVariance / (is * is);
    return of(
        is / was,
        Math.sqrt(v1 + v2),
        degrees(v1, before.batches() - 1, v2, after.batches() - 1));
  }

  private static Judgement of(double ratio, double error, double degrees) {
    double band = Math.exp(Student.quantile(degrees) * error);
    double log = Math.log(ratio);
    double p = log == 0 ? 1 : Student.twoSided(log / error, degrees);
    return new Judgement(ratio, new Noise(1 / band, band), p, null);
  }

  private static double degrees(double v1, int df1, double v2, int df2) {
    double sum = v1 + v2;
    return sum == 0 ? df1 + df2 : sum * sum / (v1 * v1 / df1 + v2 * v2 / df2);
  }
}
