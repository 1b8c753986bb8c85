package dev.assay.query.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.assay.query.Insight.Recurring;
import dev.assay.query.collect.Loads.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns in series that are drawn, so that what is in them is known. All begin on a Monday. */
class PatternsTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final Series NO_MINUTES = Series.of(Patterns.FINE, List.of(), Map.of());

  private final Random random = new Random(5);

  /** Slots of which those that are collected have so many calls. */
  private static Series series(
      Duration slot, int slots, IntPredicate collected, IntToDoubleFunction calls) {
    List<Reading> readings = new ArrayList<>();
    Map<Long, Long> counted = new TreeMap<>();
    long first = MONDAY.toEpochMilli() / slot.toMillis();
    for (int i = 0; i < slots; i++) {
      if (collected.test(i)) {
        Instant begin = MONDAY.plus(slot.multipliedBy(i));
        readings.add(new Reading(begin, begin.plus(slot)));
        counted.put(first + i, Math.round(calls.applyAsDouble(i)));
      }
    }
    return Series.of(slot, readings, counted);
  }

  private Patterns hours(int days, IntToDoubleFunction calls) {
    return Patterns.of(series(Patterns.COARSE, days * 24, i -> true, calls), NO_MINUTES);
  }

  private static List<Recurring> told(Patterns patterns) {
    return patterns.found().stream().map(found -> found.recurring(List.of())).toList();
  }

  private double noise(double sigma) {
    return Math.exp(sigma * random.nextGaussian());
  }

  private double poisson(double mean) {
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
  }

  @Test
  void daily_isAPeakOfAnHour_withWhatItBrings() {
    Patterns patterns =
        hours(30, i -> (i % 24 == 14 ? 5000 : 1000) * noise(0.1));

    assertThat(told(patterns)).hasSize(1);
    Recurring peak = told(patterns).getFirst();
    assertThat(peak.kind()).isEqualTo("daily");
    assertThat(peak.when()).isEqualTo("14:00 UTC");
    assertThat(peak.callsPerHour()).isCloseTo(5000, within(200.0));
    assertThat(peak.usual()).isCloseTo(1000, within(30.0));
    assertThat(peak.recurrence()).isEqualTo(1);
    assertThat(peak.consistency()).isCloseTo(0.9, within(0.04));
    assertThat(peak.confidence()).isEqualTo(peak.consistency() * peak.recurrence());
  }

  @Test
  void daily_isOneWindow_ofOfficeHours_thatRecurOnFiveOfSevenDays() {
    Patterns patterns =
        hours(
            28,
            i -> (i / 24 % 7 < 5 && i % 24 >= 9 && i % 24 < 18 ? 4000 : 500) * noise(0.15));

    assertThat(told(patterns)).extracting(Recurring::when).containsExactly("09:00-18:00 UTC");
    assertThat(told(patterns).getFirst().recurrence()).isEqualTo(20 / 28.0);
  }

  @Test
  void daily_goesOverMidnight() {
    Patterns patterns = hours(10, i -> (i % 24 >= 23 || i % 24 < 2 ? 3000 : 300) * noise(0.1));

    assertThat(told(patterns)).extracting(Recurring::when).containsExactly("23:00-02:00 UTC");
    assertThat(told(patterns).getFirst().recurrence()).isEqualTo(1);
  }

  @Test
  void daily_isFoundInThreeDays_andNotInTwo() {
    IntToDoubleFunction calls = i -> i % 24 == 3 ? 900 : 100;

    assertThat(told(hours(3, calls))).extracting(Recurring::when).containsExactly("03:00 UTC");
    assertThat(hours(2, calls).found()).isEmpty();
    assertThat(hours(2, calls).lacks()).contains("daily ones and batches need 3 days, there are 2");
    assertThat(hours(3, calls).lacks()).doesNotContain("daily").contains("weekly ones need 3 weeks");
  }

  @Test
  void daily_isCountedOnDaysThatWereCollected_alone() {
    Series series =
        series(
            Patterns.COARSE,
            30 * 24,
            i -> i / 24 % 3 != 1 && !(i / 24 == 3 && i % 24 < 15),
            i -> i % 24 == 14 ? 5000 : 1000);

    List<Recurring> told = told(Patterns.of(series, NO_MINUTES));

    assertThat(told).extracting(Recurring::when).containsExactly("14:00 UTC");
    assertThat(told.getFirst().recurrence()).isEqualTo(1);
    assertThat(told.getFirst().consistency()).isEqualTo(1);
  }

  @Test
  void daily_isFound_inALoadThatGrows() {
    Patterns patterns = hours(30, i -> (i % 24 == 9 ? 3000 : 1000) * (1 + i / 360.0) * noise(0.1));

    assertThat(told(patterns)).extracting(Recurring::when).containsExactly("09:00 UTC");
  }

  @Test
  void weekly_isAPeakOfOneDay_andIsNotCalledDaily() {
    Patterns patterns = hours(28, i -> (i % 168 == 9 ? 6000 : 1000) * noise(0.1));

    assertThat(told(patterns)).hasSize(1);
    Recurring peak = told(patterns).getFirst();
    assertThat(peak.kind()).isEqualTo("weekly");
    assertThat(peak.when()).isEqualTo("Monday 09:00 UTC");
    assertThat(peak.recurrence()).isEqualTo(1);
    assertThat(peak.callsPerHour()).isCloseTo(6000, within(900.0));
  }

  @Test
  void weekly_isOnlyWhatTheDailyOneDoesNotExplain() {
    Patterns patterns =
        hours(28, i -> (i % 24 == 9 ? (i % 168 == 9 ? 9000 : 3000) : 1000) * noise(0.1));

    assertThat(told(patterns))
        .extracting(Recurring::kind, Recurring::when)
        .containsExactly(
            tuple("daily", "09:00 UTC"),
            tuple("weekly", "Monday 09:00 UTC"));
  }

  @Test
  void weekly_needsThreeWeeks() {
    IntToDoubleFunction calls = i -> i % 168 == 33 ? 9000 : 1000;

    assertThat(told(hours(20, calls)))
        .extracting(Recurring::when)
        .containsExactly("Tuesday 09:00 UTC");
    assertThat(hours(14, calls).found()).isEmpty();
    assertThat(hours(14, calls).lacks()).contains("weekly ones need 3 weeks, there are 2");
  }

  @Test
  void weekly_goesOverTheEndOfTheWeek() {
    Patterns patterns =
        hours(28, i -> (i % 168 >= 166 || i % 168 < 2 ? 5000 : 1000) * noise(0.05));

    assertThat(told(patterns))
        .extracting(Recurring::when)
        .containsExactly("Sunday 22:00 to Monday 02:00 UTC");
  }

  @Test
  void hourly_isAPeakOfFiveMinutes() {
    Series hours = series(Patterns.COARSE, 24, i -> true, i -> 1000);
    Series minutes =
        series(Patterns.FINE, 24 * 12, i -> true, i -> i % 12 == 0 ? 300 : poisson(60));

    Patterns patterns = Patterns.of(hours, minutes);

    assertThat(told(patterns)).hasSize(1);
    Recurring peak = told(patterns).getFirst();
    assertThat(peak.kind()).isEqualTo("hourly");
    assertThat(peak.when()).isEqualTo("minutes 00-05 of each hour");
    assertThat(peak.callsPerHour()).isEqualTo(3600);
    assertThat(peak.usual()).isCloseTo(720, within(40.0));
  }

  @Test
  void hourly_needsReadingsThatAreNotLonger() {
    Series minutes =
        Series.of(
            Patterns.FINE,
            IntStream.range(0, 72)
                .mapToObj(i ->
                    new Reading(
                        MONDAY.plusSeconds(i * 1200L), MONDAY.plusSeconds(i * 1200L + 1200)))
                .toList(),
            Map.of());

    assertThat(minutes.known()).isZero();
    assertThat(Patterns.of(series(Patterns.COARSE, 24, i -> true, i -> 5), minutes).lacks())
        .contains("hourly ones need 6", "there are 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 3, 40, 2000})
  void aFlatLoad_hasNoPattern(double mean) {
    for (int i = 0; i < 20; i++) {
      Series hours = series(Patterns.COARSE, 720, any -> true, any -> poisson(mean));
      Series minutes = series(Patterns.FINE, 288, any -> true, any -> poisson(mean));

      assertThat(Patterns.of(hours, minutes).found()).isEmpty();
    }
  }

  @Test
  void aLoadThatSpreadsWidely_hasNoPattern() {
    int found = 0;
    for (int i = 0; i < 100; i++) {
      found += hours(3 + random.nextInt(28), any -> 1000 * noise(0.6)).found().isEmpty() ? 0 : 1;
    }

    assertThat(found).isLessThanOrEqualTo(3);
  }

  @Test
  void burstsAtAnyTime_areNoPattern() {
    int found = 0;
    for (int i = 0; i < 100; i++) {
      double[] calls = new double[24 * (3 + random.nextInt(28))];
      for (int hour = 0; hour < calls.length; hour++) {
        calls[hour] += poisson(200);
        if (random.nextInt(24) == 0) {
          for (int k = 0; k < 3 && hour + k < calls.length; k++) {
            calls[hour + k] += 3000;
          }
        }
      }
      found += hours(calls.length / 24, hour -> calls[hour]).found().isEmpty() ? 0 : 1;
    }

    assertThat(found).isLessThanOrEqualTo(3);
  }

  @Test
  void aPeakThatSometimesStaysAway_recursAsOftenAsItCame() {
    Patterns patterns = hours(30, i -> i % 24 == 6 && i / 24 % 4 != 0 ? 4000 : 400);

    assertThat(told(patterns).getFirst().recurrence()).isCloseTo(22 / 30.0, within(1e-9));
    assertThat(hours(30, i -> i % 24 == 6 && i / 24 % 2 == 0 ? 4000 : 400).found())
        .noneMatch(found -> found.kind() == Found.Kind.DAILY);
  }

  @Test
  void partOfAnHour_isScaledToTheWhole_andLessThanHalfIsUnknown() {
    long first = MONDAY.toEpochMilli() / 3_600_000;
    Series series =
        Series.of(
            Patterns.COARSE,
            List.of(
                new Reading(MONDAY.plusSeconds(900), MONDAY.plusSeconds(3600)),
                new Reading(MONDAY.plusSeconds(3600), MONDAY.plusSeconds(5000)),
                new Reading(MONDAY.plusSeconds(5000), MONDAY.plusSeconds(5300)),
                new Reading(MONDAY.plusSeconds(7200), MONDAY.plusSeconds(18_000))),
            Map.of(first, 75L, first + 1, 8L, first + 4, 900L));

    assertThat(IntStream.range(0, series.length()).mapToDouble(series::at))
        .containsExactly(100.0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    assertThat(series.known()).isEqualTo(1);
  }

  @Test
  void nothing_hasNoPattern() {
    Patterns patterns = Patterns.of(Series.of(Patterns.COARSE, List.of(), Map.of()), NO_MINUTES);

    assertThat(patterns.found()).isEmpty();
    assertThat(patterns.lacks()).contains("hourly").contains("daily").contains("weekly");
  }
}
