package dev.assay.query.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.query.collect.Interval;
import dev.assay.query.features.Catalog.Name;
import dev.assay.query.features.Catalog.Relation;
import dev.assay.query.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureDefinitionTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final Plan PLAN =
      Plan.read(
          """
          [{"Plan": {"Node Type": "Limit", "Startup Cost": 900.0, "Total Cost": 910.0,
            "Plan Rows": 10, "Plan Width": 8, "Plans": [
            {"Node Type": "Sort", "Startup Cost": 900.0, "Total Cost": 920.0, "Plan Rows": 400,
             "Plan Width": 8, "Sort Key": ["a"], "Plans": [
             {"Node Type": "Hash Join", "Total Cost": 800.0, "Plan Rows": 400, "Plan Width": 8,
              "Plans": [
              {"Node Type": "Gather", "Total Cost": 600.0, "Plan Rows": 2400, "Plan Width": 4,
               "Workers Planned": 2, "Plans": [
               {"Node Type": "Seq Scan", "Parallel Aware": true, "Relation Name": "orders",
                "Filter": "(a > 1)", "Total Cost": 500.0, "Plan Rows": 1000, "Plan Width": 4}]},
              {"Node Type": "Hash", "Total Cost": 100.0, "Plan Rows": 50, "Plan Width": 4,
               "Plans": [
               {"Node Type": "Index Scan", "Relation Name": "part", "Index Name": "part_key",
                "Total Cost": 100.0, "Plan Rows": 50, "Plan Width": 4},
               {"Node Type": "Result", "Parent Relationship": "InitPlan", "Total Cost": 0.0,
                "Plan Rows": 1, "Plan Width": 4}]}]}]}]}}]
          """);

  private static final Catalog CATALOG =
      new Catalog(
          Map.of(
              new Name(null, "orders"), new Relation(10_000.0, 300, 2, 0.5),
              new Name(null, "part"), new Relation(200.0, 10, 1, null)));

  @Test
  void names_areDistinct_andAsManyAsARowHas() {
    List<String> names = FeatureDefinition.names();

    assertThat(names).doesNotHaveDuplicates();
    assertThat(names).hasSameSizeAs(FeatureDefinition.row(List.of(), null, Catalog.EMPTY));
    assertThat(names).hasSizeGreaterThan(70);
  }

  @Test
  void row_knowsNothingButTheEmptyPast_withoutPastAndPlan() {
    Map<String, Double> values = values(List.of(), null, Catalog.EMPTY);

    assertThat(values)
        .containsOnly(Map.entry("history.intervals", 0.0), Map.entry("history.calls", 0.0));
  }

  @Test
  void row_holdsNothingBelowZeroButMinusOne() {
    List<Double> row = FeatureDefinition.row(past(10, 20, 30), PLAN, CATALOG);

    assertThat(row).allMatch(value -> value >= 0 || value == -1);
    assertThat(row).allMatch(Double::isFinite);
  }

  @ParameterizedTest
  @CsvSource({
    "history.intervals, 3",
    "history.calls, 30",
    "history.medianMs, 20",
    "history.lastMs, 60",
    "history.leastMeanMs, 10",
    "history.greatestMeanMs, 60",
    "history.trend, 3",
    "history.callsPerMinute, 10",
    "history.rowsPerCall, 2",
    "history.lastRowsPerCall, 2",
    "history.hitPerCall, 9",
    "history.readPerCall, 1",
    "history.tempPerCall, 3",
    "history.walBytesPerCall, 5",
    "history.cachedShare, 0.9",
    "history.minMs, 9",
    "history.maxMs, 61",
    "derived.volumeImpact, 300"
  })
  void row_tellsOfThePast(String name, double value) {
    Map<String, Double> values = values(past(10, 20, 60), null, Catalog.EMPTY);

    assertThat(values.get(name)).isCloseTo(value, within(1e-9));
  }

  @Test
  void row_weighsRecentIntervalsMore() {
    Map<String, Double> rising = values(past(10, 20, 60), null, Catalog.EMPTY);
    Map<String, Double> falling = values(past(60, 20, 10), null, Catalog.EMPTY);

    assertThat(rising.get("history.meanMs")).isGreaterThan(30).isLessThan(60);
    assertThat(falling.get("history.meanMs")).isLessThan(30).isGreaterThan(10);
  }

  @Test
  void row_tellsTheDeviationOfSingleCalls() {
    // Ten calls of 0 ms and ten of 20 ms in one interval, and the same in another.
    List<Interval> past = List.of(interval(0, 20, 200, 4_000), interval(1, 20, 200, 4_000));

    Map<String, Double> values = values(past, null, Catalog.EMPTY);

    assertThat(values.get("history.stddevMs")).isCloseTo(10, within(1e-9));
    assertThat(values.get("history.variation")).isCloseTo(1, within(1e-9));
    assertThat(values.get("derived.executionComplexity")).isCloseTo(1, within(1e-9));
  }

  @Test
  void row_tellsNoDeviationOfOneCall() {
    Map<String, Double> values = values(List.of(interval(0, 1, 10, 100)), null, Catalog.EMPTY);

    assertThat(values)
        .doesNotContainKeys("history.stddevMs", "history.variation", "derived.executionComplexity");
  }

  @ParameterizedTest
  @CsvSource({
    "plan.totalCost, 910",
    "plan.startupCost, 900",
    "plan.rows, 10",
    "plan.width, 8",
    "plan.nodes, 8",
    "plan.depth, 5",
    "plan.joins, 1",
    "plan.subPlans, 1",
    "plan.filters, 1",
    "plan.sumRows, 5711",
    "plan.maxRows, 2400",
    "plan.sortBytes, 3200",
    "plan.hashBytes, 200",
    "plan.scanCost, 600",
    "plan.filteredScanShare, 0.543478260869565",
    "plan.workers, 2",
    "plan.count.seqScan, 1",
    "plan.count.gather, 1",
    "plan.count.nestedLoop, 0",
    "plan.count.other, 1",
    "plan.cost.seqScan, 500",
    "plan.cost.hashJoin, 100",
    "plan.cost.sort, 120",
    "plan.cost.limit, 0",
    "catalog.tables, 2",
    "catalog.rows, 10200",
    "catalog.maxRows, 10000",
    "catalog.pages, 310",
    "catalog.maxPages, 300",
    "catalog.indexes, 3",
    "catalog.cachedShare, 0.5",
    "catalog.rowsRemoved, 7600",
    "catalog.leastSelectivity, 0.24"
  })
  void row_tellsOfThePlanAndItsTables(String name, double value) {
    Map<String, Double> values = values(List.of(), PLAN, CATALOG);

    assertThat(values.get(name)).isCloseTo(value, within(1e-9));
  }

  @Test
  void row_tellsTheOpportunityOfLoadAndScans() {
    Map<String, Double> values = values(past(1_000, 1_000, 1_000), PLAN, CATALOG);

    assertThat(values.get("derived.optimisationOpportunity"))
        .isCloseTo(0.6 * 1 + 0.4 * 500 / 920.0, within(1e-9));
  }

  @Test
  void row_leavesTablesUnknown_thatTheCatalogDoesNotKnow() {
    Map<String, Double> values = values(List.of(), PLAN, Catalog.EMPTY);

    assertThat(values).containsEntry("catalog.tables", 2.0);
    assertThat(values)
        .doesNotContainKeys("catalog.rows", "catalog.pages", "catalog.leastSelectivity");
  }

  @Test
  void row_isTheSame_whenTakenOneByOneOrForMany() {
    List<Interval> past = past(10, 20, 60);

    List<Double> one = FeatureDefinition.row(past, PLAN, CATALOG);

    assertThat(FeatureDefinition.rows(PLAN, CATALOG).apply(past)).isEqualTo(one);
  }

  @Test
  void asMap_refusesARowOfAnotherLength() {
    assertThatThrownBy(() -> FeatureDefinition.asMap(List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("features-1 has " + FeatureDefinition.names().size());
  }

  @Test
  void window_holdsTheLastTwoHours_andNothingLater() {
    List<Interval> all = past(Collections.nCopies(300, 10).toArray(Integer[]::new));

    List<Interval> window = FeatureDefinition.window(all, START.plus(Duration.ofMinutes(200)));

    assertThat(window).isEqualTo(all.subList(80, 200));
  }

  @Test
  void window_holdsTheLastSixty_ofAQueryThatWasNotCalledLately() {
    List<Interval> all = past(Collections.nCopies(100, 10).toArray(Integer[]::new));

    List<Interval> window = FeatureDefinition.window(all, START.plus(Duration.ofDays(3)));

    assertThat(window).isEqualTo(all.subList(40, 100));
  }

  @Test
  void window_isEmpty_beforeTheFirstInterval() {
    assertThat(FeatureDefinition.window(past(10), START)).isEmpty();
    assertThat(FeatureDefinition.window(List.of(), START)).isEmpty();
  }

  @Test
  void names_ofTables_areEachOnce() {
    assertThat(new HashSet<>(Catalog.names(PLAN)))
        .containsExactlyInAnyOrder(new Name(null, "orders"), new Name(null, "part"));
  }

  private static Map<String, Double> values(
      List<Interval> earlier, @Nullable Plan plan, Catalog catalog) {
    return FeatureDefinition.asMap(FeatureDefinition.row(earlier, plan, catalog));
  }

  /** A minute each, with ten calls of equal length. */
  private static List<Interval> past(Integer... means) {
    List<Interval> past = new ArrayList<>();
    for (int mean : means) {
      past.add(interval(past.size(), 10, 10 * mean, 10.0 * mean * mean));
    }
    return past;
  }

  private static Interval interval(int minute, long calls, double total, double squares) {
    Instant from = START.plus(Duration.ofMinutes(minute));
    var blocks = new Interval.Blocks(9 * calls, calls, calls, 2 * calls, 5 * calls);
    double mean = total / calls;
    return new Interval(
        "00000000000000aa",
        from,
        from.plus(Duration.ofMinutes(1)),
        calls,
        total,
        squares,
        mean - 1,
        mean + 1,
        2 * calls,
        blocks);
  }
}
