package dev.assay.query.advice.index;

import dev.assay.query.plan.PlanNode;
import java.util.List;

/**
 * One index, or several that help together only, and why. Immutable.
 *
 * @param site where rows would be found by it
 * @param node of the plan, the evidence
 * @param purpose what it is for, in words: {@code finds rows by ...}
 * @param selectivity share of the rows that it finds; 1 where it is for their order
 */
record Candidate(
    IndexVerdict.Rule rule,
    List<IndexDefinition> indexes,
    Site site,
    PlanNode node,
    String purpose,
    double selectivity) {
  Candidate {
    indexes = List.copyOf(indexes);
  }

  IndexDefinition first() {
    return indexes.getFirst();
  }

  boolean covers() {
    return indexes.stream().anyMatch(index -> !index.include().isEmpty());
  }

  int keys() {
    return indexes.stream().mapToInt(index -> index.keys().size()).sum();
  }

  Candidate as(IndexVerdict.Rule other) {
    return new Candidate(other, indexes, site, node, purpose, selectivity);
  }
}
