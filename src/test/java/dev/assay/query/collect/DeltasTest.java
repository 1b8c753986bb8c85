package dev.assay.query.collect;

import static dev.assay.query.collect.Counted.KEY;
import static dev.assay.query.collect.Counted.joined;
import static dev.assay.query.collect.Counted.sumOfSquares;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.query.collect.Counters.Since;
import dev.assay.query.collect.Counters.Times;
import dev.assay.query.collect.Interval.Blocks;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeltasTest {
  private static final double[] LIFE = {5, 9, 2};
  private static final double[] MORE = {5, 9, 2, 4, 8};

  @Test
  void between_isOnlyABase_withoutAReadingBefore() {
    Reading now = Counted.at(1000).with(Counted.of(null, LIFE)).read();

    Change change = Deltas.between(null, now);

    assertThat(change.statements()).isEmpty();
    assertThat(change.based()).contains("first reading");
  }

  @Test
  void between_givesTheDifference() {
    Reading before = Counted.at(1000).with(Counted.of(null, LIFE)).read();
    Reading now = Counted.at(2000).with(Counted.of(null, MORE)).read();

    Change change = Deltas.between(before, now);

    Delta delta = delta(change, KEY);
    assertThat(delta.calls()).isEqualTo(2);
    assertThat(delta.total()).isEqualTo(12);
    assertThat(delta.sumOfSquares()).isCloseTo(16 + 64, within(1e-9));
    assertThat(delta.rows()).isEqualTo(4);
    assertThat(delta.blocks()).isEqualTo(new Blocks(6, 8, 10, 12, 14));
    assertThat(delta.min()).isNull();
    assertThat(delta.max()).isNull();
    assertThat(change.event()).isNull();
  }

  @Test
  void between_saysNothing_ofWhatWasNotCalled() {
    Reading before = Counted.at(1000).with(Counted.of(null, LIFE)).read();
    Reading now = Counted.at(2000).with(Counted.of(null, LIFE)).read();

    Change change = Deltas.between(before, now);

    assertThat(change.statements()).isEmpty();
    assertThat(change.based()).isNull();
  }

  @Test
  void between_knowsTheLeastAndTheGreatest_ofASingleCall() {
    Reading before = Counted.at(1000).with(Counted.of(null, LIFE)).read();
    Reading now = Counted.at(2000).with(Counted.of(null, 5, 9, 2, 6)).read();

    Delta delta = delta(Deltas.between(before, now), KEY);

    assertThat(delta.min()).isEqualTo(6);
    assertThat(delta.max()).isEqualTo(6);
    assertThat(delta.sumOfSquares()).isEqualTo(36);
    assertThat(delta.deviation()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void between_hasTheSumOfSquares_ofTheCallsThemselves(int seed) {
    Random random = new Random(seed);
    double[] first = random.doubles(1 + random.nextInt(5000)).map(x -> 1000 * x * x).toArray();
    double[] second = random.doubles(2 + random.nextInt(50)).map(x -> .5 + x / 1e3).toArray();
    Reading before = Counted.at(1000).with(Counted.of(null, first)).read();
    Reading now = Counted.at(2000).with(Counted.of(null, joined(first, second))).read();

    Delta delta = delta(Deltas.between(before, now), KEY);

    double exact = sumOfSquares(second);
    assertThat(delta.sumOfSquares()).isCloseTo(exact, within(1e-6 * sumOfSquares(first)));
    assertThat(delta.sumOfSquares())
        .isGreaterThanOrEqualTo(delta.total() * delta.total() / delta.calls());
  }

  @Test
  void between_hasADeviationOfZero_whereAllCallsTookTheSame() {
    Reading before = Counted.at(1000).with(Counted.of(null, .1, .1, .1)).read();
    Reading now = Counted.at(2000).with(Counted.of(null, .1, .1, .1, .1, .1, .1, .1)).read();

    Delta delta = delta(Deltas.between(before, now), KEY);

    assertThat(delta.deviation()).isCloseTo(0, within(1e-7));
  }

  @Test
  void between_takesANewIdWhole_withItsLeastAndGreatest() {
    Reading before = Counted.at(1000).read();
    Reading now = Counted.at(2000).with(Counted.of(null, LIFE)).read();

    Delta delta = delta(Deltas.between(before, now), KEY);

    assertThat(delta.calls()).isEqualTo(3);
    assertThat(delta.sumOfSquares()).isCloseTo(25 + 81 + 4, within(1e-9));
    assertThat(delta.min()).isEqualTo(2);
    assertThat(delta.max()).isEqualTo(9);
  }

  @Test
  void between_takesAllWhole_whereItWasResetInBetween() {
    Reading before = Counted.at(1000).with(Counted.of(null, 5, 9)).read();
    Reading now = Counted.at(2000).resetAt(1500).with(Counted.of(null, MORE)).read();

    Change change = Deltas.between(before, now);

    assertThat(delta(change, KEY).calls()).isEqualTo(5);
    assertThat(change.event()).isEqualTo("reset");
  }

  @Test
  void between_isABase_whereTheResetIsOlderThanTheReadingBefore() {
    Reading before = Counted.at(1000).with(Counted.of(null, LIFE)).read();
    Reading now = Counted.at(2000).resetAt(700).with(Counted.of(null, MORE)).read();

    Change change = Deltas.between(before, now);

    assertThat(change.statements()).isEmpty();
    assertThat(change.based()).contains("another server");
  }

  @Test
  void between_takesWhole_whatCameBackWithFewerCalls() {
    Reading before = Counted.at(1000).with(Counted.of(null, MORE)).read();
    Reading now = Counted.at(2000).evictions(1).with(Counted.of(null, 30, 40)).read();

    Change change = Deltas.between(before, now);

    Delta delta = delta(change, KEY);
    assertThat(delta.calls()).isEqualTo(2);
    assertThat(delta.total()).isEqualTo(70);
    assertThat(delta.min()).isEqualTo(30);
    assertThat(change.event()).isEqualTo("eviction");
  }

  // Two calls were counted, it was evicted, and three new ones are no difference of one.
  @Test
  void between_takesWhole_whatCameBackWithMoreCalls_asItsLeastTimeWasForgotten() {
    Reading before = Counted.at(1000).with(Counted.of(null, 1, 2)).read();
    Reading now = Counted.at(2000).evictions(1).with(Counted.of(null, 30, 40, 50)).read();

    Delta delta = delta(Deltas.between(before, now), KEY);

    assertThat(delta.calls()).isEqualTo(3);
    assertThat(delta.total()).isEqualTo(120);
  }

  @Test
  void between_saysNothing_ofWhatVanished() {
    Reading before = Counted.at(1000).with(Counted.of(null, LIFE)).read();
    Reading now = Counted.at(2000).evictions(1).read();

    assertThat(Deltas.between(before, now).statements()).isEmpty();
  }

  @Test
  void between_goesOn_overARestartThatKeptTheStatistics() {
    Reading before = Counted.at(1000).with(Counted.of(null, LIFE)).read();
    Reading now = Counted.at(2000).startedAt(1500).with(Counted.of(null, MORE)).read();

    Change change = Deltas.between(before, now);

    assertThat(delta(change, KEY).calls()).isEqualTo(2);
    assertThat(change.event()).isEqualTo("restart");
  }

  @Test
  void between_takesAllWhole_overARestartThatLostTheStatistics() {
    Reading before = Counted.at(1000).with(Counted.of(null, MORE)).read();
    Reading now =
        Counted.at(2000).startedAt(1500).resetAt(1501).with(Counted.of(null, LIFE)).read();

    assertThat(delta(Deltas.between(before, now), KEY).calls()).isEqualTo(3);
  }

  // An older copy of the statistics, as a restored server has it: its figures are of its life.
  @Test
  void between_saysNothing_ofFiguresThatWentDownOverARestart() {
    Reading before = Counted.at(1000).with(Counted.of(null, MORE)).read();
    Reading now = Counted.at(2000).startedAt(1500).with(Counted.of(null, LIFE)).read();

    assertThat(Deltas.between(before, now).statements()).isEmpty();
  }

  @Test
  void between_isABase_whereAServerAnswersThatRanBeforeAlready() {
    Reading before = Counted.at(1000).with(Counted.of(null, LIFE)).read();
    Reading now = Counted.at(2000).startedAt(300).with(Counted.of(null, MORE)).read();

    assertThat(Deltas.between(before, now).based()).isEqualTo("another server answers");
  }

  @Test
  void between_isABase_whereTheClockWentBack() {
    Reading before = Counted.at(2000).with(Counted.of(null, LIFE)).read();
    Reading now = Counted.at(1000).with(Counted.of(null, MORE)).read();

    assertThat(Deltas.between(before, now).based()).contains("clock");
  }

  // What others did in all their life comes into sight at once.
  @Test
  void between_isABase_whereMoreIsSeenThanBefore() {
    Reading before = Counted.at(1000).blind().read();
    Reading now = Counted.at(2000).with(Counted.of(null, LIFE)).read();

    assertThat(Deltas.between(before, now).based()).contains("rights");
  }

  @Test
  void between_isTold_sinceWhenTheServerCounts() {
    Since old = new Since(400, 400);
    Since fresh = new Since(1500, 1500);
    StatementKey other = new StatementKey(10, 8, true);
    StatementKey third = new StatementKey(10, 9, false);
    Reading before =
        Counted.at(1000)
            .with(Counted.of(old, LIFE))
            .with(other, Counted.of(old, 1))
            .with(third, Counted.of(old, LIFE))
            .read();
    Reading now =
        Counted.at(2000)
            .evictions(1)
            .with(Counted.of(old, MORE))
            .with(other, Counted.of(fresh, 1, 1, 1))
            .with(third, Counted.of(new Since(600, 600), MORE))
            .read();

    Change change = Deltas.between(before, now);

    assertThat(delta(change, KEY).calls()).isEqualTo(2);
    assertThat(delta(change, other).calls()).isEqualTo(3);
    assertThat(change.statements()).doesNotContainKey(third);
  }

  @Test
  void between_takesNothing_ofANewIdThatCountsSinceLongAgo() {
    Reading before =
        Counted.at(1000).with(new StatementKey(1, 1, true), Counted.of(new Since(1, 1), 1)).read();
    Reading now = Counted.at(2000).with(Counted.of(new Since(400, 400), LIFE)).read();

    assertThat(Deltas.between(before, now).statements()).isEmpty();
  }

  @Test
  void between_knowsNoLeastTime_whereThatAloneWasSetBack() {
    Reading before =
        Counted.at(1000).with(new StatementKey(1, 1, true), Counted.of(new Since(1, 1), 1)).read();
    Reading now = Counted.at(2000).with(Counted.of(new Since(1500, 1700), LIFE)).read();

    Delta delta = delta(Deltas.between(before, now), KEY);

    assertThat(delta.calls()).isEqualTo(3);
    assertThat(delta.min()).isNull();
    assertThat(delta.max()).isNull();
  }

  @Test
  void between_goesOn_whereOnlyTheLeastTimeWasSetBack() {
    Reading before = Counted.at(1000).with(Counted.of(new Since(400, 400), LIFE)).read();
    Counters more = Counted.of(new Since(400, 1500), MORE);
    Times times = more.times();
    Reading now =
        Counted.at(2000)
            .with(
                new Counters(
                    more.calls(),
                    new Times(times.total(), times.mean(), times.stddev(), 4, 8),
                    more.rows(),
                    more.blocks(),
                    more.since()))
            .read();

    assertThat(delta(Deltas.between(before, now), KEY).calls()).isEqualTo(2);
  }

  // It was planned before and ran first now; its least time was 0 for want of any.
  @Test
  void between_takesWhole_whatHadNoCallsBefore() {
    Reading before = Counted.at(1000).with(Counted.of(null)).read();
    Reading now = Counted.at(2000).with(Counted.of(null, 7, 8)).read();

    Delta delta = delta(Deltas.between(before, now), KEY);

    assertThat(delta.calls()).isEqualTo(2);
    assertThat(delta.min()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({"3, 10", "3, 11", "11, 3"})
  void between_isNeverNegative(int first, int second) {
    Random random = new Random(first * 31L + second);
    double[] was = random.doubles(first).toArray();
    double[] is = random.doubles(second).toArray();
    Reading before = Counted.at(1000).with(Counted.of(null, was)).read();
    Reading now = Counted.at(2000).evictions(3).with(Counted.of(null, is)).read();

    Delta delta = delta(Deltas.between(before, now), KEY);

    assertThat(delta.calls()).isBetween(1L, (long) second);
    assertThat(delta.total()).isPositive();
    assertThat(delta.sumOfSquares()).isPositive();
  }

  @Test
  void plus_keepsTheDeviationExact() {
    double[] first = {1, 2, 3};
    double[] second = {10, 20};

    Delta sum = Delta.whole(Counted.of(null, first)).plus(Delta.whole(Counted.of(null, second)));

    Times both = Counted.of(null, joined(first, second)).times();
    assertThat(sum.deviation()).isCloseTo(both.stddev(), within(1e-12));
    assertThat(sum.min()).isEqualTo(1);
    assertThat(sum.max()).isEqualTo(20);
  }

  private static Delta delta(Change change, StatementKey key) {
    return Objects.requireNonNull(change.statements().get(key));
  }
}
