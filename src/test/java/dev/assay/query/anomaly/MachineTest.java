package dev.assay.query.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.query.Insight.Anomaly;
import dev.assay.query.Insight.AnomalyKind;
import dev.assay.query.Insight.AnomalyState;
import dev.assay.query.anomaly.Turn.Event;
import dev.assay.query.collect.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTest {
  private static final int DAY = 24 * 60;

  /** How many times as long as usual a query takes. */
  private interface Slow {
    double times(int query, Instant to);
  }

  /** A database of some queries, and what a detection says to it. */
  private static final class Shop {
    private final Detection detection = new Detection("shop");
    private final List<Turn> turns = new ArrayList<>();
    private final SplittableRandom random;
    private final int queries;
    private final Duration step;
    private Instant now = Series.START;

    Shop(long seed, int queries, Duration step) {
      this.random = new SplittableRandom(seed);
      this.queries = queries;
      this.step = step;
    }

    Shop run(int intervals, double times) {
      return run(intervals, queries, (query, to) -> times);
    }

    Shop run(int intervals, int called, Slow slow) {
      for (int i = 0; i < intervals; i++) {
        Instant to = now.plus(step);
        List<Interval> done =
            IntStream.range(0, called).mapToObj(q -> one(q, to, slow.times(q, to))).toList();
        turns.addAll(detection.observe(new Closed(now, to, done, List.of(), Map.of())));
        now = to;
      }
      return this;
    }

    private Interval one(int query, Instant to, double times) {
      double mean = 5 * (1 + query) * times * Math.exp(0.15 * random.nextGaussian());
      var blocks = new Interval.Blocks(2_000, 50, 0, 0, 0);
      return new Interval(
          print(query), now, to, 50, 50 * mean, 62.5 * mean * mean, null, null, 50, blocks);
    }

    List<Anomaly> all(Event event) {
      return turns.stream().filter(turn -> turn.event() == event).map(Turn::anomaly).toList();
    }
  }

  private static String print(int query) {
    return String.format(Locale.ROOT, "%016x", query);
  }

  private static Shop minutes(long seed, int queries) {
    return new Shop(seed, queries, Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void observe_tellsOnceOfAllQueries_whereAllAreSlower_andResolvesIt(long seed) {
    Shop shop = minutes(seed, 12).run(100, 1);
    Instant began = shop.now;

    shop.run(10, 3).run(10, 1);

    assertThat(shop.all(Event.OPENED)).hasSize(1);
    Anomaly opened = shop.all(Event.OPENED).getFirst();
    assertThat(opened.fingerprint()).isNull();
    assertThat(opened.kind()).isEqualTo(AnomalyKind.SPIKE);
    assertThat(opened.since()).isEqualTo(began);
    assertThat(opened.updatedAt()).isEqualTo(began.plus(Duration.ofMinutes(2)));
    assertThat(opened.figure()).isBetween(2.5, 3.5);
    assertThat(opened.unit()).isEqualTo("times the usual");
    assertThat(opened.baseline().median()).isCloseTo(1, within(0.1));
    assertThat(opened.baseline().high()).isBetween(1.4, 1.7);
    assertThat(opened.baseline().intervals()).isGreaterThan(70);
    assertThat(opened.score()).isGreaterThan(3.5);
    assertThat(opened.confidence()).isGreaterThan(0.95);
    assertThat(opened.changed())
        .containsExactly("12 of 12 queries take at least 1.50 times as long as usual");
    Anomaly resolved = shop.all(Event.RESOLVED).getFirst();
    assertThat(resolved.id()).isEqualTo(opened.id());
    assertThat(resolved.state()).isEqualTo(AnomalyState.RESOLVED);
    assertThat(resolved.resolvedAt()).isEqualTo(began.plus(Duration.ofMinutes(13)));
    assertThat(shop.detection.open()).isEmpty();
  }

  @Test
  void observe_tellsOfAQueryBesideAllOthers_byWhatItIsSlowerThanThey() {
    Shop shop = minutes(1, 12).run(100, 1);

    shop.run(5, 12, (query, to) -> query == 3 ? 10 : 2);

    assertThat(shop.all(Event.OPENED))
        .extracting(Anomaly::fingerprint)
        .containsExactlyInAnyOrder(null, print(3));
    assertThat(shop.detection.open().getFirst().fingerprint()).isNull();
    Anomaly query = shop.detection.open().getLast();
    assertThat(query.figure()).isBetween(70.0, 140.0);
    assertThat(query.changed())
        .singleElement()
        .asString()
        .startsWith("the median query takes ")
        .endsWith(" times as long as usual; times are divided by that");
  }

  @Test
  void observe_tellsOfEach_whereTooFewQueriesAreCalledToTellOfAll() {
    Shop shop = minutes(1, Common.FEWEST - 1).run(100, 1).run(5, 3);

    assertThat(shop.all(Event.OPENED)).hasSize(Common.FEWEST - 1);
    assertThat(shop.all(Event.OPENED)).extracting(Anomaly::fingerprint).doesNotContainNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void observe_tellsOfTheQueries_whereTheOthersAreAsUsual(int slower) {
    Shop shop = minutes(1, 12).run(100, 1).run(5, 12, (query, to) -> query < slower ? 4 : 1);

    assertThat(shop.all(Event.OPENED))
        .extracting(Anomaly::fingerprint)
        .containsExactlyElementsOf(
            IntStream.range(0, slower).mapToObj(MachineTest::print).toList());
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "300, 1.3", "40, 0.5"})
  void observe_tellsOfNothing_forOneSlowInterval_orForLittle(int intervals, double times) {
    Shop shop = minutes(1, 12).run(100, 1).run(intervals, times).run(5, 1);

    assertThat(shop.all(Event.OPENED)).isEmpty();
  }

  @Test
  void observe_takesForUsual_whatLastsForADay() {
    Shop shop = minutes(1, 12).run(200, 1).run(DAY + 10, 2.5);
    List<Turn> settled = List.copyOf(shop.turns);

    shop.run(200, 2.5);

    assertThat(shop.all(Event.OPENED)).hasSize(1);
    assertThat(settled.getLast().usual()).isTrue();
    assertThat(settled.getLast().anomaly().changed().getLast()).contains("what is usual now");
    assertThat(shop.turns).isEqualTo(settled);
  }

  @Test
  void observe_knowsThePeakOfAllQueries_onceItWasSeen() {
    Shop shop = new Shop(1, 12, Duration.ofHours(1));

    shop.run(4 * 7 * 24, 12, (query, to) -> monday(to) ? 3 : 1);

    assertThat(shop.all(Event.OPENED)).hasSize(1);
    assertThat(shop.all(Event.OPENED).getFirst().fingerprint()).isNull();
    assertThat(shop.all(Event.OPENED).getFirst().since())
        .isBefore(Series.START.plus(Duration.ofDays(7)));
  }

  private static boolean monday(Instant to) {
    ZonedDateTime at = to.minusMillis(1).atZone(ZoneOffset.UTC);
    return at.getDayOfWeek() == DayOfWeek.MONDAY && at.getHour() / 3 == 3;
  }

  @Test
  void observe_endsIt_whereTooFewQueriesAreCalledForADay() {
    Shop shop = minutes(1, 12).run(100, 1).run(5, 3).run(DAY + 1, 2, (query, to) -> 1);

    assertThat(shop.all(Event.RESOLVED)).hasSize(1);
    assertThat(shop.all(Event.RESOLVED).getFirst().changed().getLast())
        .isEqualTo("too few queries were called for a day to tell");
    assertThat(shop.detection.open()).isEmpty();
  }

  @Test
  void learn_goesOnWithTheOneOfAllQueries() {
    Shop before = minutes(1, 12).run(100, 1).run(5, 3);
    Shop after = minutes(2, 12);
    after.detection.learn(Map.of(), List.of(before.turns.getLast()));
    List<Anomaly> resumed = after.detection.open();

    after.run(Past.NEEDED + 10, 1);

    assertThat(resumed).isEqualTo(before.all(Event.OPENED));
    assertThat(after.all(Event.OPENED)).isEmpty();
    assertThat(after.all(Event.RESOLVED))
        .extracting(Anomaly::id)
        .containsExactly(resumed.getFirst().id());
  }

  @Test
  void common_isTheMedianOfTheSteady_andNotKnownOfFew() {
    List<Offset> offsets = new ArrayList<>(List.of(new Offset(3, 2), new Offset(4, 2)));
    IntStream.range(0, 6).forEach(i -> offsets.add(new Offset(0.1 * i, 0.1)));

    Common common = Common.of(offsets);
    Common few = Common.of(offsets.subList(0, Common.FEWEST - 1));

    assertThat(common.value()).isCloseTo(0.3, within(1e-9));
    assertThat(common.slower()).isEqualTo(3);
    assertThat(few.known()).isFalse();
    assertThat(few.factor()).isEqualTo(1);
  }

  @Test
  void common_isTakenOutOfTimes_andOfNothingElse() {
    List<Offset> offsets =
        IntStream.range(0, 8).mapToObj(i -> new Offset(Math.log(2), 0.1)).toList();
    var blocks = new Interval.Blocks(7, 5, 3, 2, 1);
    Instant to = Series.START.plusSeconds(60);
    Interval interval = new Interval("a", Series.START, to, 4, 80, 2_000, 10.0, 30.0, 9, blocks);

    Interval fair = Common.of(offsets).without(interval);

    assertThat(fair)
        .usingRecursiveComparison()
        .withComparatorForType(
            (one, other) -> Math.abs(one - other) < 1e-9 ? 0 : Double.compare(one, other),
            Double.class)
        .isEqualTo(new Interval("a", Series.START, to, 4, 40, 500, 5.0, 15.0, 9, blocks));
  }
}
