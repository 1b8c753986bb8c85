package dev.assay.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.query.Insight.Noise;
import dev.assay.query.Insight.Verdict;
import dev.assay.query.collect.Interval.Blocks;
import dev.assay.query.collect.Sums.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judgement of queries whose batches are drawn, so that what is true of them is known. */
class JudgementTest {
  private final Random random = new Random(7);

  /** A span of batches whose calls differ and whose mean times are spread by {@code sigma}. */
  private Total drawn(int batches, double meanMs, double sigma) {
    double[] calls = new double[batches];
    double[] times = new double[batches];
    for (int i = 0; i < batches; i++) {
      calls[i] = 20 + random.nextInt(80);
      times[i] = calls[i] * meanMs * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
    }
    return total(calls, times);
  }

  private static Total total(double[] calls, double[] times) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < calls.length; i++) {
      sum += calls[i];
      total += times[i];
    }
    double ratio = total / sum;
    double squares = 0;
    for (int i = 0; i < calls.length; i++) {
      squares += (times[i] - ratio * calls[i]) * (times[i] - ratio * calls[i]);
    }
    double n = calls.length;
    Double variance = n < 2 ? null : Double.valueOf(n / (n - 1) * squares / (sum * sum));
    var blocks = new Blocks(0, 0, 0, 0, 0);
    return new Total(
        "a", "select a", (long) sum, total, total, calls.length, calls.length, variance, 0, blocks);
  }

  private static boolean outside(Judgement judgement) {
    double ratio = Objects.requireNonNull(judgement.ratio());
    Noise noise = Objects.requireNonNull(judgement.noise());
    return ratio < noise.low() || ratio > noise.high();
  }

  @ParameterizedTest
  @CsvSource({"8, 0.2", "10, 0.5", "30, 0.2", "30, 0.6"})
  void noise_holdsNineteenOfTwenty_whereNothingChanged(int batches, double sigma) {
    int outside = 0;
    int trials = 4000;
    for (int i = 0; i < trials; i++) {
      Judgement judgement =
          Judgement.of(drawn(batches, 5, sigma), drawn(batches, 5, sigma));
      outside += outside(judgement) ? 1 : 0;
    }

    assertThat(outside / (double) trials).isCloseTo(0.05, within(0.02));
  }

  @Test
  void p_isBelowFivePercent_exactlyOutsideOfTheNoise() {
    for (int i = 0; i < 500; i++) {
      Judgement judgement = Judgement.of(drawn(12, 5, 0.3), drawn(9, 5.5, 0.4));

      assertThat(judgement.p() < 0.05).isEqualTo(outside(judgement));
    }
  }

  /** How many of so many queries are called changed, whose times were multiplied so. */
  private int changed(int queries, double factor, Verdict verdict) {
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < queries; i++) {
      judgements.add(Judgement.of(drawn(30, 5, 0.2), drawn(30, 5 * factor, 0.2)));
    }
    Verdicts verdicts = Verdicts.of(judgements);
    return (int)
        judgements.stream().filter(one -> verdicts.of(one, 1).verdict() == verdict).count();
  }

  @Test
  void unchanged_isSaidOfNearlyAll_whereNothingChanged() {
    int falseAlarms = 0;
    long unchanged = 0;
    for (int i = 0; i < 40; i++) {
      List<Judgement> judgements = new ArrayList<>();
      for (int j = 0; j < 100; j++) {
        judgements.add(Judgement.of(drawn(30, 5, 0.3), drawn(30, 5, 0.3)));
      }
      Verdicts verdicts = Verdicts.of(judgements);
      List<Verdict> said =
          judgements.stream().map(one -> verdicts.of(one, 1).verdict()).toList();
      falseAlarms +=
          said.contains(Verdict.DEGRADED) || said.contains(Verdict.IMPROVED) ? 1 : 0;
      unchanged += said.stream().filter(Verdict.UNCHANGED::equals).count();
    }

    // With no change at all, any is a false one, and so one comparison in twenty may have some.
    assertThat(falseAlarms).isLessThanOrEqualTo(6);
    assertThat(unchanged).isGreaterThan(3700);
  }

  @Test
  void degraded_isSaidOfNearlyAll_thatTakeThirtyPercentMore() {
    assertThat(changed(200, 1.3, Verdict.DEGRADED)).isGreaterThan(190);
    assertThat(changed(200, 1 / 1.3, Verdict.IMPROVED)).isGreaterThan(190);
  }

  @Test
  void falseOnes_areFewOfThoseFound_whereSomeHaveChanged() {
    int found = 0;
    int wrong = 0;
    for (int i = 0; i < 30; i++) {
      List<Judgement> judgements = new ArrayList<>();
      for (int j = 0; j < 200; j++) {
        judgements.add(
            Judgement.of(drawn(30, 5, 0.3), drawn(30, j < 40 ? 5 * 1.4 : 5, 0.3)));
      }
      Verdicts verdicts = Verdicts.of(judgements);
      for (int j = 0; j < 200; j++) {
        Verdict verdict = verdicts.of(judgements.get(j), 1).verdict();
        if (verdict == Verdict.DEGRADED || verdict == Verdict.IMPROVED) {
          found++;
          wrong += j < 40 ? 0 : 1;
        }
      }
    }

    assertThat(found).isGreaterThan(1100);
    assertThat(wrong / (double) found).isLessThan(0.06);
  }

  @Test
  void unclear_isSaid_ofTooFewBatches_withoutNoise() {
    Judgement judgement = Judgement.of(drawn(7, 5, 0.1), drawn(30, 5, 0.1));

    Verdicts.Said said = Verdicts.of(List.of(judgement)).of(judgement, 0);

    assertThat(judgement.noise()).isNull();
    assertThat(judgement.ratio()).isNotNull();
    assertThat(said.verdict()).isEqualTo(Verdict.UNCLEAR);
    assertThat(said.lacks()).contains("7 parts").contains("from 8 on");
  }

  @Test
  void unclear_isSaid_whereNoiseWouldHideAChangeByHalf() {
    Judgement judgement = Judgement.of(drawn(8, 5, 1.2), drawn(8, 5, 1.2));

    Verdicts.Said said = Verdicts.of(List.of(judgement)).of(judgement, 0.2);

    assertThat(Objects.requireNonNull(judgement.noise()).high()).isGreaterThan(1.5);
    assertThat(said.verdict()).isEqualTo(Verdict.UNCLEAR);
    assertThat(said.lacks()).contains("change by half");
  }

  @Test
  void unchanged_isSaid_ofACertainChangeThatDoesNotMatter() {
    Judgement small = Judgement.of(drawn(30, 5, 0.01), drawn(30, 5 * 1.06, 0.01));
    Judgement tiny = Judgement.of(drawn(30, 0.004, 0.01), drawn(30, 0.008, 0.01));

    Verdicts verdicts = Verdicts.of(List.of(small, tiny));

    assertThat(small.p()).isLessThan(1e-6);
    assertThat(verdicts.of(small, 0.3).verdict()).isEqualTo(Verdict.UNCHANGED);
    assertThat(verdicts.of(tiny, 0.004).verdict()).isEqualTo(Verdict.UNCHANGED);
  }

  @Test
  void unclear_isSaid_whereItIsOutsideOfItsNoise_butOneOfMany() {
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      judgements.add(Judgement.of(drawn(30, 5, 0.35), drawn(30, 5, 0.35)));
    }
    Verdicts verdicts = Verdicts.of(judgements);

    List<Verdicts.Said> unclear =
        judgements.stream()
            .map(one -> verdicts.of(one, 1))
            .filter(said -> said.verdict() == Verdict.UNCLEAR)
            .toList();

    assertThat(unclear)
        .isNotEmpty()
        .allSatisfy(said -> assertThat(said.lacks()).contains("by chance"));
  }

  @Test
  void aChange_isCertain_ofTimesThatDoNotSpread() {
    double[] calls = {1, 1, 1, 1, 1, 1, 1, 1};
    double[] slow = {2, 2, 2, 2, 2, 2, 2, 2};
    Judgement judgement = Judgement.of(total(calls, calls), total(calls, slow));
    Judgement same = Judgement.of(total(calls, calls), total(calls, calls));

    Verdicts verdicts = Verdicts.of(List.of(judgement, same));

    assertThat(verdicts.of(judgement, 1).verdict()).isEqualTo(Verdict.DEGRADED);
    assertThat(verdicts.of(same, 0).verdict()).isEqualTo(Verdict.UNCHANGED);
  }

  @Test
  void ratio_isNotTold_whereNoTimeWasMeasured() {
    double[] calls = {1, 1, 1, 1, 1, 1, 1, 1};
    Judgement judgement = Judgement.of(total(calls, new double[8]), total(calls, calls));

    assertThat(judgement.ratio()).isNull();
    assertThat(Verdicts.of(List.of(judgement)).of(judgement, 1).lacks())
        .isEqualTo("no time was measured");
  }
}
