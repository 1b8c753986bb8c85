package dev.assay.query.advice;

import dev.assay.query.Query.Explained;
import dev.assay.query.Query.Figures;
import dev.assay.query.collect.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that advice is made from. Immutable.
 *
 * @param all queries of the span, not only those that were looked at
 * @param looked the busiest of them
 * @param recent what the queries did lately, interval by interval
 */
record Material(
    List<Figures> all,
    List<Looked> looked,
    Map<String, Explained> plans,
    Rule.Scope scope,
    Map<String, List<Interval>> recent) {
  Material {
    all = List.copyOf(all);
    looked = List.copyOf(looked);
    plans = Map.copyOf(plans);
    recent = Map.copyOf(recent);
  }

  /** Those that were looked at and have a plan, for who looks for indexes. */
  List<IndexQuery> planned() {
    List<IndexQuery> planned = new ArrayList<>();
    for (Looked query : looked) {
      Explained plan = plans.get(query.fingerprint());
      if (plan != null) {
        planned.add(
            new IndexQuery(query.statement(), query.figures(), query.callsPerMinute(), plan));
      }
    }
    return planned;
  }
}
