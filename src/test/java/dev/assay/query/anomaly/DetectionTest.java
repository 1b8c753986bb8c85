package dev.assay.query.anomaly;

import static dev.assay.query.anomaly.Series.PRINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.query.Forecast;
import dev.assay.query.Forecast.Prediction;
import dev.assay.query.Forecast.Source;
import dev.assay.query.Insight.Anomaly;
import dev.assay.query.Insight.AnomalyKind;
import dev.assay.query.Insight.AnomalyState;
import dev.assay.query.Query.Scenario;
import dev.assay.query.Query.Severity;
import dev.assay.query.anomaly.Series.Calls;
import dev.assay.query.anomaly.Turn.Event;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int DAY = 24 * 60;
  private static final int WEEK_OF_HOURS = 7 * 24;

  private static Series minutes(long seed) {
    return new Series(seed, MINUTE);
  }

  private static Series hours(long seed) {
    return new Series(seed, HOUR);
  }

  private static List<AnomalyKind> kinds(List<Turn> turns) {
    return turns.stream().map(turn -> turn.anomaly().kind()).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void observe_opensASpikeWithinThreeIntervals_andResolvesItWhenItIsOver(long seed) {
    Series series = minutes(seed).run(200, 20);
    Instant began = series.now();

    series.run(20, 60).run(10, 20);

    Anomaly opened = series.opened().getFirst().anomaly();
    Anomaly resolved = series.resolved().getFirst().anomaly();
    assertThat(kinds(series.opened())).containsExactly(AnomalyKind.SPIKE);
    assertThat(opened.since()).isEqualTo(began);
    assertThat(opened.updatedAt()).isBeforeOrEqualTo(began.plus(Duration.ofMinutes(3)));
    assertThat(opened.state()).isEqualTo(AnomalyState.OPEN);
    assertThat(opened.fingerprint()).isEqualTo(PRINT);
    assertThat(opened.unit()).isEqualTo("ms");
    assertThat(opened.figure()).isBetween(30.0, 120.0);
    assertThat(opened.baseline().median()).isCloseTo(20, within(2.0));
    assertThat(opened.baseline().high()).isBetween(29.0, 45.0);
    assertThat(opened.baseline().of()).isEqualTo("all");
    assertThat(opened.score()).isGreaterThan(2);
    assertThat(opened.confidence()).isBetween(0.95, 1.0);
    assertThat(resolved.id()).isEqualTo(opened.id());
    assertThat(resolved.resolvedAt())
        .isBetween(began.plus(Duration.ofMinutes(22)), began.plus(Duration.ofMinutes(27)));
    assertThat(resolved.figure()).isGreaterThan(30);
    assertThat(series.detection.open()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0.02", "0.1", "0.3", "0.5"})
  void observe_opensNothing_whereThereIsOnlyNoise(double noise) {
    long opened =
        Stream.iterate(1L, seed -> seed <= 10, seed -> seed + 1)
            .map(seed -> minutes(seed).noise(noise).run(DAY, 20))
            .mapToLong(series -> series.opened().size())
            .sum();

    assertThat(opened).isLessThanOrEqualTo(noise < 0.3 ? 0 : 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void observe_opensNothing_forAChangeOfThreePercentOfASteadyQuery(long seed) {
    Series series = minutes(seed).noise(0.002).run(200, 20).run(200, 20.6);

    assertThat(series.turns).isEmpty();
  }

  @Test
  void observe_opensNothing_forThreeTimesOfAlmostNothing() {
    Series series =
        minutes(1)
            .run(200, (to, i) -> new Calls(10, 0.1, 4, 0))
            .run(50, (to, i) -> new Calls(10, 0.3, 4, 0));

    assertThat(series.turns).isEmpty();
  }

  @Test
  void observe_opensASpike_whereManyShortCallsTakeMuchTimeTogether() {
    Series series =
        minutes(1)
            .run(200, (to, i) -> new Calls(60_000, 0.05, 4, 0))
            .run(50, (to, i) -> new Calls(60_000, 0.3, 4, 0));

    assertThat(kinds(series.opened())).containsExactly(AnomalyKind.SPIKE);
    assertThat(series.opened().getFirst().anomaly().severity()).isEqualTo(Severity.HIGH);
  }

  @Test
  void observe_opensNothing_whereThereAreOnlyMoreCalls() {
    Series series =
        minutes(1)
            .run(200, (to, i) -> new Calls(100, 20, 40, 1))
            .run(50, (to, i) -> new Calls(5_000, 20, 40, 1));

    assertThat(series.turns).isEmpty();
  }

  @Test
  void observe_opensNothing_forOneSlowInterval() {
    Series series = minutes(1).run(200, 20).run(1, 400).run(200, 20);

    assertThat(series.turns).isEmpty();
  }

  @Test
  void observe_saysNothing_ofAQueryThatAppears_untilItHasAPast() {
    Series series = minutes(1).run(15, 20).run(3, 200);

    assertThat(series.turns).isEmpty();
    assertThat(series.detection.samples()).isLessThan(Detection.NEEDED);
  }

  @Test
  void observe_addsUpIntervalsWithFewCalls() {
    Series series =
        minutes(1)
            .run(300, (to, i) -> new Calls(i % 2, 2_000, 40, 1))
            .run(60, (to, i) -> new Calls(i % 2, 9_000, 40, 1));

    assertThat(kinds(series.opened())).containsExactly(AnomalyKind.SPIKE);
  }

  @Test
  void observe_opensNothing_whereNobodyCallsAtNight_andStatisticsAreReset() {
    Series series = minutes(1);

    for (int day = 0; day < 4; day++) {
      series.run(600, 20).run(840, (to, i) -> new Calls(0, 0, 0, 0));
    }
    series.pause(Duration.ofHours(7)).run(600, 20);

    assertThat(series.turns).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void observe_knowsTheMondayPeak_onceItWasSeen(long seed) {
    Series series = minutes(seed).run(3 * 7 * DAY, DetectionTest::monday);

    assertThat(kinds(series.opened())).containsExactly(AnomalyKind.SPIKE);
    assertThat(series.opened().getFirst().anomaly().since())
        .isBefore(Series.START.plus(Duration.ofDays(7)));
  }

  @Test
  void observe_opensASpike_aboveTheMondayPeak_byTheHourOfTheWeek() {
    Series series = hours(1).run(4 * WEEK_OF_HOURS, DetectionTest::monday);
    int before = series.opened().size();

    series.run(
        WEEK_OF_HOURS,
        (to, i) -> {
          Calls usual = monday(to, i);
          return usual.ms() > 20 ? Calls.of(4 * usual.ms()) : usual;
        });

    assertThat(series.opened()).hasSize(before + 1);
    Anomaly opened = series.opened().getLast().anomaly();
    assertThat(opened.baseline().of()).isEqualTo("hour of the week");
    assertThat(opened.baseline().median()).isBetween(45.0, 80.0);
    assertThat(opened.baseline().intervals()).isBetween(2, 4);
  }

  private static Calls monday(Instant to, int i) {
    ZonedDateTime at = to.minusMillis(1).atZone(ZoneOffset.UTC);
    boolean peak = at.getDayOfWeek() == DayOfWeek.MONDAY && at.getHour() / 3 == 3;
    return peak ? new Calls(2_000, 60, 40, 1) : Calls.of(20);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void observe_opensOneDrift_andNoSpikes_whereDataGrows(long seed) {
    Series series =
        hours(seed)
            .noise(0.05)
            .run(2 * WEEK_OF_HOURS, 20)
            .run(30, (to, i) -> Calls.of(20 * Math.pow(1.02, i)));

    assertThat(kinds(series.opened())).containsExactly(AnomalyKind.DRIFT);
  }

  @Test
  void observe_opensNoDrift_forTheTimeOfTheDay() {
    Series series =
        minutes(1)
            .noise(0.05)
            .run(5 * DAY, (to, i) -> Calls.of(20 * (1.5 + Math.sin(2 * Math.PI * i / DAY))));

    assertThat(kinds(series.opened())).doesNotContain(AnomalyKind.DRIFT);
  }

  @Test
  void observe_tellsOfWhatGrowsWithinMinutes_beforeItIsADrift() {
    Series series =
        minutes(1).run(200, 20).run(30, (to, i) -> Calls.of(20 * Math.pow(1.05, i))).run(5, 80);

    assertThat(kinds(series.opened())).containsExactly(AnomalyKind.SPIKE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void observe_opensNothing_forWildCalls_alsoWhereItIsALittleSlowerSinceHours(long seed) {
    Series series =
        minutes(seed)
            .noise(0.05)
            .run(10 * DAY, (to, i) -> new Calls(10, 0.6, 4, 0))
            .run(13 * 60, (to, i) -> new Calls(10, 0.9, 4, 0));

    for (int i = 0; i < 10; i++) {
      series
          .wild(200)
          .run(1, (to, n) -> new Calls(10, 0.9, 4, 0))
          .run(1, (to, n) -> new Calls(10, 0.9, 4, 0));
    }

    assertThat(series.turns).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void observe_tellsOfBlocksThatAreNotInSharedBuffersAnyMore_once(long seed) {
    Series series =
        minutes(seed).run(200, 20).run(20, (to, i) -> new Calls(200, 50, 21, 20)).run(10, 20);

    assertThat(kinds(series.opened())).containsExactly(AnomalyKind.CACHE_DEGRADATION);
    Anomaly opened = series.opened().getFirst().anomaly();
    assertThat(opened.unit()).isEqualTo("share");
    assertThat(opened.figure()).isBetween(0.35, 0.65);
    assertThat(opened.baseline().median()).isBetween(0.01, 0.05);
    assertThat(opened.changed())
        .anySatisfy(
            words -> assertThat(words).startsWith("calls take ").contains(" ms instead of "));
    assertThat(series.resolved()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void observe_tellsOfCallsThatReadMore_alsoWhereTheyAreNotSlower(long seed) {
    Series series =
        minutes(seed).run(200, 20).run(20, (to, i) -> new Calls(200, 20, 400, 30)).run(10, 20);

    assertThat(kinds(series.opened())).containsExactly(AnomalyKind.IO_RISE);
    Anomaly opened = series.opened().getFirst().anomaly();
    assertThat(opened.unit()).isEqualTo("blocks a call");
    assertThat(opened.figure()).isBetween(15.0, 60.0);
    assertThat(opened.changed())
        .anySatisfy(words -> assertThat(words).startsWith("a call asks for "));
  }

  @Test
  void observe_blamesThePlan_forSlowerCallsAndWhatTheyRead() {
    Series series =
        minutes(1)
            .run(200, 20)
            .flip("index", "scan")
            .run(20, (to, i) -> new Calls(200, 60, 400, 30));

    assertThat(kinds(series.opened())).containsExactly(AnomalyKind.PLAN_FLIP);
    Anomaly opened = series.opened().getFirst().anomaly();
    assertThat(opened.before()).isEqualTo("index");
    assertThat(opened.after()).isEqualTo("scan");
    assertThat(opened.changed()).anySatisfy(words -> assertThat(words).startsWith("a call reads "));
  }

  @Test
  void observe_blamesThePlan_alsoWhereItsChangeIsSeenLater_underTheSameId() {
    Series series = minutes(1).run(200, 20).run(4, 60).flip("index", "scan").run(4, 60);

    List<Anomaly> told = series.turns.stream().map(Turn::anomaly).toList();
    assertThat(told).extracting(Anomaly::kind).startsWith(AnomalyKind.SPIKE);
    assertThat(told).extracting(Anomaly::kind).endsWith(AnomalyKind.PLAN_FLIP);
    assertThat(told).extracting(Anomaly::id).containsOnly(told.getFirst().id());
    assertThat(told.getLast().after()).isEqualTo("scan");
  }

  @Test
  void observe_opensNothing_forAPlanThatMadeNothingSlower() {
    Series series = minutes(1).run(200, 20).flip("index", "scan").run(60, 20);

    assertThat(series.turns).isEmpty();
  }

  @Test
  void observe_doesNotBlameAPlanThatChangedLongBefore() {
    Series series = minutes(1).run(200, 20).flip("index", "scan").run(60, 20).run(10, 60);

    assertThat(kinds(series.opened())).containsExactly(AnomalyKind.SPIKE);
  }

  private static Prediction prediction(Source source, double ms) {
    return new Prediction(
        "p",
        PRINT,
        Scenario.CURRENT,
        ms,
        new Forecast.Interval(ms / 2, ms * 2, 0.9),
        source,
        "m7",
        "features-1",
        null,
        null,
        null);
  }

  @Test
  void observe_tellsOfAResidual_whereThereIsNoPastYet() {
    Series series = minutes(1).predicted(prediction(Source.MODEL, 20)).run(12, 70);

    assertThat(kinds(series.opened())).containsExactly(AnomalyKind.RESIDUAL);
    Anomaly opened = series.opened().getFirst().anomaly();
    assertThat(opened.baseline().median()).isEqualTo(20);
    assertThat(opened.baseline().high()).isEqualTo(40);
    assertThat(opened.baseline().of()).isEqualTo("model m7");
    assertThat(opened.confidence()).isEqualTo(0.9);
  }

  @Test
  void observe_resolvesAResidual_onceItIsAsPredicted() {
    Series series = minutes(1).predicted(prediction(Source.MODEL, 20)).run(12, 70).run(5, 20);

    assertThat(kinds(series.resolved())).containsExactly(AnomalyKind.RESIDUAL);
  }

  @Test
  void observe_opensNoResidual_byWhatTheModelDidNotSay_orWhereTheModelIsWrongSinceLong() {
    Series history = minutes(1).predicted(prediction(Source.HISTORY, 20)).run(15, 70);
    Series wrong = minutes(1).run(100, 70).predicted(prediction(Source.MODEL, 20)).run(50, 70);

    assertThat(history.turns).isEmpty();
    assertThat(wrong.turns).isEmpty();
  }

  @Test
  void observe_takesWhatHasLastedForADay_asUsual_andTellsOfWhatComesAfter() {
    Series series = minutes(1).run(300, 20).run(DAY + 60, 60);

    series.run(300, 60);
    int settled = series.opened().size();
    series.run(20, 200);

    assertThat(settled).isEqualTo(1);
    Turn over = series.resolved().getFirst();
    assertThat(over.usual()).isTrue();
    assertThat(over.anomaly().changed().getLast()).contains("is what is usual now");
    assertThat(series.opened()).hasSize(2);
    assertThat(series.opened().getLast().anomaly().baseline().median()).isCloseTo(60, within(8.0));
  }

  @Test
  void observe_endsWhatIsOpen_ofAQueryThatIsNotCalledForADay() {
    Series series =
        minutes(1).run(200, 20).run(5, 60).run(DAY + 5, (to, i) -> new Calls(0, 0, 0, 0));

    assertThat(series.resolved()).hasSize(1);
    assertThat(series.resolved().getFirst().anomaly().changed().getLast())
        .isEqualTo("the query was not called for a day");
  }

  @Test
  void learn_goesOnWithWhatIsOpen_andLeavesItOutOfWhatIsUsual() {
    Series before = minutes(1).run(200, 20).run(30, 60);
    Turn open = before.turns.getLast();
    Series after = minutes(2).pause(Duration.ofMinutes(230));
    after.detection.learn(Map.of(PRINT, before.done()), List.of(open));

    after.run(5, 60);
    int still = after.detection.open().size();
    after.run(5, 20);

    assertThat(still).isEqualTo(1);
    assertThat(after.opened()).isEmpty();
    assertThat(after.resolved()).hasSize(1);
    assertThat(after.resolved().getFirst().anomaly().id()).isEqualTo(open.anomaly().id());
  }

  @Test
  void learn_knowsWhatHasBecomeUsual() {
    Series before = minutes(1).run(300, 20).run(DAY + 100, 60);
    Turn usual = before.resolved().getFirst();
    Series after = minutes(2).pause(Duration.ofMinutes(300 + DAY + 100));
    after.detection.learn(Map.of(PRINT, before.done()), List.of(usual));

    after.run(30, 60);

    assertThat(after.turns).isEmpty();
  }

  @Test
  void learn_ofNothing_resumesTheOpenOne_andEndsItWhenItIsNotCalled() {
    Series before = minutes(1).run(200, 20).run(5, 60);
    Series after = minutes(2).pause(Duration.ofMinutes(206));
    after.detection.learn(Map.of(), List.of(before.opened().getFirst()));

    after.run(DAY + 5, (to, i) -> new Calls(0, 0, 0, 0));

    assertThat(after.resolved()).hasSize(1);
  }

  @Test
  void observe_isTheSame_forTheSameIntervals() {
    Series one = minutes(3).run(200, 20).run(20, 60).run(20, 20);
    Series other = minutes(3).run(200, 20).run(20, 60).run(20, 20);

    assertThat(one.turns).isEqualTo(other.turns).isNotEmpty();
    assertThat(one.turns).extracting(Turn::event).startsWith(Event.OPENED).endsWith(Event.RESOLVED);
  }
}
