package dev.assay.query.anomaly;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.query.collect.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void spread_isTheStandardDeviationOfNormalValues_andWildOnesDoNotMoveIt() {
    SplittableRandom random = new SplittableRandom(1);
    double[] values = IntStream.range(0, 10_000).mapToDouble(i -> random.nextGaussian()).toArray();
    double[] wild = values.clone();
    for (int i = 0; i < 500; i++) {
      wild[i] = 1e6;
    }

    assertThat(Robust.spread(values)).isCloseTo(1, within(0.03));
    assertThat(Robust.spread(wild)).isCloseTo(1, within(0.1));
    assertThat(Robust.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
    assertThat(Robust.median(new double[0])).isNaN();
    assertThat(Robust.spread(new double[0])).isZero();
  }

  @Test
  void recent_keepsTheNewest_leavesOutWhatIsNoNumber_andMovesTogether() {
    Recent recent = new Recent(20);
    IntStream.range(0, 30).forEach(recent::add);
    recent.add(Double.NaN);

    recent.shift(0.5);

    assertThat(recent.size()).isEqualTo(20);
    assertThat(recent.newest(4)).containsExactly(27.5, 28.5, 29.5);
    assertThat(recent.newest(100)).hasSize(19);
  }

  @Test
  void recent_isInItsOrder_whileItGrowsAndAfter() {
    Recent recent = new Recent(10);

    IntStream.range(0, 9).forEach(recent::add);
    double[] growing = recent.newest(3);
    IntStream.range(9, 25).forEach(recent::add);

    assertThat(growing).containsExactly(6, 7, 8);
    assertThat(recent.newest(3)).containsExactly(22, 23, 24);
    assertThat(recent.newest(50)).startsWith(15).hasSize(10);
  }

  @Test
  void hours_knowTheSameHourOfOtherWeeks_forFourWeeks() {
    Hours hours = new Hours();

    for (int hour = 0; hour < 6 * Hours.WEEK; hour++) {
      hours.put(hour, Math.floorDiv(hour, Hours.WEEK));
    }

    long last = 6L * Hours.WEEK - 1;
    assertThat(hours.sameOfWeek(last)).containsExactly(1, 2, 3, 4);
    assertThat(hours.sameOfWeek(last + Hours.WEEK)).containsExactly(2, 3, 4, 5);
    assertThat(hours.at(0)).isNaN();
    assertThat(hours.count()).isEqualTo(4 * Hours.WEEK + Hours.DAY);
  }

  @Test
  void hours_forgetWhatWasBeforeALongGap() {
    Hours hours = new Hours();
    hours.put(100, 1);

    hours.put(100 + 10 * Hours.WEEK, 2);

    assertThat(hours.count()).isEqualTo(1);
    assertThat(hours.at(100)).isNaN();
    assertThat(hours.at(100 + 10 * Hours.WEEK)).isEqualTo(2);
    assertThat(hours.sameOfDay(100 + 10 * Hours.WEEK + Hours.DAY)).containsExactly(2);
  }

  @Test
  void rising_isTrueForATrend_andNotForNoiseOrAFall() {
    SplittableRandom random = new SplittableRandom(3);
    double[] noise = IntStream.range(0, 120).mapToDouble(i -> random.nextGaussian()).toArray();
    double[] rise = IntStream.range(0, 120).mapToDouble(i -> noise[i] + i * 0.05).toArray();
    double[] fall = IntStream.range(0, 120).mapToDouble(i -> noise[i] - i * 0.05).toArray();

    assertThat(Drift.rising(rise)).isTrue();
    assertThat(Drift.rising(noise)).isFalse();
    assertThat(Drift.rising(fall)).isFalse();
    assertThat(Drift.rising(new double[] {1, 2, 3})).isFalse();
  }

  private static Interval interval(Instant from, long calls, double each) {
    return new Interval(
        "a",
        from,
        from.plus(Duration.ofMinutes(1)),
        calls,
        calls * each,
        calls * each * each,
        null,
        null,
        0,
        new Interval.Blocks(10, 5, 0, 0, 0));
  }

  @Test
  void gathering_addsUpUntilThereAreEnoughCalls() {
    Gathering gathering = new Gathering();

    Sample first = gathering.add(interval(NOON, 2, 10));
    Sample second = requireNonNull(gathering.add(interval(NOON.plusSeconds(60), 3, 20)));
    Sample third = gathering.add(interval(NOON.plusSeconds(120), 5, 10));

    assertThat(first).isNull();
    assertThat(second.from()).isEqualTo(NOON);
    assertThat(second.calls()).isEqualTo(5);
    assertThat(second.meanMs()).isCloseTo(16, within(1e-9));
    assertThat(second.error()).isCloseTo(Math.sqrt(24 / 5.0) / 16, within(1e-9));
    assertThat(second.blocks()).isEqualTo(30);
    assertThat(third).isNotNull().returns(5L, Sample::calls).returns(0.0, Sample::error);
  }

  @Test
  void doubt_isWhatOneWildCallMade_andLittleOfManyAlike() {
    double squares = 9 * 0.49 + 140 * 140;
    Interval wild =
        new Interval(
            "a",
            NOON,
            NOON.plusSeconds(60),
            10,
            9 * 0.7 + 140,
            squares,
            null,
            null,
            0,
            new Interval.Blocks(10, 5, 0, 0, 0));
    Sample many = new Sample(NOON, NOON.plusSeconds(60), 400, 4_000, 0.5 / 20, 0, 0);
    Sample one = new Sample(NOON, NOON.plusSeconds(60), 1, 10, 0, 0, 0);

    Sample sample = Gathering.alone(wild);
    assertThat(sample.meanMs() * Math.exp(-sample.doubt())).isCloseTo(0.7, within(0.01));
    assertThat(many.doubt()).isCloseTo(0.0253, within(0.0001));
    assertThat(one.doubt()).isZero();
  }

  @Test
  void gathering_letsGoOfWhatIsTooOld() {
    Gathering gathering = new Gathering();

    Sample old = gathering.add(interval(NOON, 4, 10));
    Sample later = gathering.add(interval(NOON.plus(Duration.ofHours(5)), 1, 10));

    assertThat(old).isNull();
    assertThat(later).isNull();
  }

  @Test
  void hour_belongsToWhatEndsOnIt() {
    Sample before = new Sample(NOON.minusSeconds(60), NOON, 5, 50, 0, 0, 0);
    Sample after = new Sample(NOON, NOON.plusSeconds(60), 5, 50, 0, 0, 0);

    assertThat(after.hour()).isEqualTo(before.hour() + 1);
  }
}
