package dev.assay.query.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ml.Ml;
import dev.assay.query.collect.Interval;
import dev.assay.query.features.Catalog;
import dev.assay.query.features.FeatureDefinition;
import dev.assay.query.features.Watched;
import dev.assay.query.plan.TakenPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  private static final Instant START = Watched.NOW;

  @Test
  void of_isAnExampleForEachIntervalButTheFirst() {
    List<Interval> intervals = intervals(4);

    List<Ml.Example> examples = Examples.of(intervals, null, Catalog.EMPTY, 100);

    assertThat(examples).extracting(Ml.Example::actualMs).containsExactly(2.0, 3.0, 4.0);
    assertThat(examples).extracting(Ml.Example::weight).containsOnly(10.0);
    assertThat(examples).extracting(Ml.Example::group).containsOnly("a");
    assertThat(examples).extracting(Ml.Example::cost).containsOnly(-1.0);
  }

  @Test
  void of_tellsOfEarlierIntervalsOnly() {
    List<Interval> intervals = intervals(4);

    List<Ml.Example> examples = Examples.of(intervals, null, Catalog.EMPTY, 100);

    for (int i = 0; i < examples.size(); i++) {
      assertThat(examples.get(i).row())
          .isEqualTo(FeatureDefinition.row(intervals.subList(0, i + 1), null, Catalog.EMPTY));
    }
  }

  @Test
  void of_tellsOfThePlanFromWhenItWasSeen() {
    List<Interval> intervals = intervals(5);
    Instant since = START.plus(Duration.ofMinutes(3));
    var taken = new TakenPlan("s", since, since.plusSeconds(600), Watched.scan(77));

    List<Ml.Example> examples = Examples.of(intervals, taken, Catalog.EMPTY, 100);

    assertThat(examples).extracting(Ml.Example::cost).containsExactly(-1.0, -1.0, 77.0, 77.0);
    assertThat(examples)
        .extracting(example -> FeatureDefinition.asMap(example.row()).get("plan.totalCost"))
        .containsExactly(null, null, 77.0, 77.0);
  }

  @Test
  void of_thinsOutEvenly_andKeepsTheNewest() {
    List<Ml.Example> examples = Examples.of(intervals(101), null, Catalog.EMPTY, 10);

    assertThat(examples)
        .extracting(Ml.Example::actualMs)
        .containsExactly(11.0, 21.0, 31.0, 41.0, 51.0, 61.0, 71.0, 81.0, 91.0, 101.0);
  }

  @Test
  void of_isNothing_ofOneIntervalOrNone() {
    assertThat(Examples.of(intervals(1), null, Catalog.EMPTY, 10)).isEmpty();
    assertThat(Examples.of(List.of(), null, Catalog.EMPTY, 10)).isEmpty();
  }

  /** A minute each, of 1, 2, 3, ... milliseconds. */
  private static List<Interval> intervals(int count) {
    List<Interval> intervals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant from = START.plus(Duration.ofMinutes(i));
      double mean = i + 1;
      intervals.add(
          new Interval(
              "a",
              from,
              from.plus(Duration.ofMinutes(1)),
              10,
              10 * mean,
              10 * mean * mean,
              null,
              null,
              10,
              new Interval.Blocks(1, 1, 0, 0, 0)));
    }
    return intervals;
  }
}
