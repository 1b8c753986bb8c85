package dev.assay.evaluate.predict;

import dev.assay.ml.Ml;
import dev.assay.query.collect.Interval;
import dev.assay.query.features.Catalog;
import dev.assay.query.features.FeatureDefinition;
import dev.assay.query.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins what was measured with what the server makes of it: each observation as an example, told by
 * the features that serving uses. Stateless.
 */
final class Rows {
  // What is predicted knows nothing of the clock but how far intervals are apart.
  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LENGTH = Duration.ofMinutes(1);
  private static final double PAGE = 8192;

  private Rows() {}

  static Ml.Fit fit(Measured measured) {
    Map<String, List<Interval>> earlier = new HashMap<>();
    List<Ml.Example> examples = new ArrayList<>();
    for (Observation one : measured.observations()) {
      List<Interval> past = earlier.computeIfAbsent(one.template(), name -> new ArrayList<>());
      examples.add(example(one, past));
      past.add(interval(one));
    }
    return new Ml.Fit(
        "evaluation", "ground", FeatureDefinition.VERSION, FeatureDefinition.names(), examples);
  }

  /** What would have been known of the query just before the interval, and what it then took. */
  private static Ml.Example example(Observation one, List<Interval> earlier) {
    Plan plan = Plan.read(one.plan().toString());
    return new Ml.Example(
        one.template(),
        FeatureDefinition.row(earlier, plan, catalog(one, plan)),
        one.meanMs(),
        one.figures().calls(),
        plan.root().number("Total Cost").orElse(-1));
  }

  private static Interval interval(Observation one) {
    Observation.Figures figures = one.figures();
    Instant from = BEGINNING.plus(LENGTH.multipliedBy(one.interval()));
    return new Interval(
        one.template(),
        from,
        from.plus(LENGTH),
        figures.calls(),
        figures.totalMs(),
        figures.sumOfSquares(),
        figures.minMs(),
        figures.maxMs(),
        figures.rows(),
        new Interval.Blocks(
            figures.sharedHit(),
            figures.sharedRead(),
            figures.tempRead(),
            figures.tempWritten(),
            figures.walBytes()));
  }

  private static Catalog catalog(Observation one, Plan plan) {
    Map<Catalog.Name, Catalog.Relation> relations = new HashMap<>();
    for (Catalog.Name name : Catalog.names(plan)) {
      Observation.Relation relation = one.catalog().get(name.relation());
      if (relation != null) {
        // How much of it was found in memory was not measured for each table.
        relations.put(
            name,
            new Catalog.Relation(
                relation.rows(), relation.bytes() / PAGE, relation.indexes(), null));
      }
    }
    return new Catalog(relations);
  }
}
