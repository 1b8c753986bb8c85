package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Indexes that find too much: at least 1,000 rows that an index led to were thrown away, and at
 * least nine of ten. HIGH from 100,000 rows, MEDIUM from 10,000. An index that is walked for its
 * order is {@link WrongOrderIndex}'s, a bitmap that became lossy {@link LossyBitmap}'s. Stateless,
 * safe on any thread.
 */
final class InefficientIndex implements Detector {
  private static final double ROWS = 1_000;
  private static final double THROWN = 0.9;
  private static final Set<String> TYPES =
      Set.of("Index Scan", "Index Only Scan", "Bitmap Heap Scan");

  @Override
  public Stream<Problem> find(Examined plan) {
    return plan.nodes()
        .filter(node -> TYPES.contains(node.type()) && node.ran())
        .filter(node -> !WrongOrderIndex.isWalked(plan, node))
        .flatMap(InefficientIndex::examine);
  }

  private static Stream<Problem> examine(PlanNode node) {
    double filtered = node.removed("Filter");
    double rechecked = node.figure("Lossy Heap Blocks") > 0 ? 0 : node.removed("Index Recheck");
    double removed = filtered + rechecked;
    double kept = node.rowsGiven();
    if (removed < ROWS || removed < THROWN * (removed + kept)) {
      return Stream.empty();
    }
    return Stream.of(
        new Problem(
            "inefficientIndex",
            node.place(),
            node.type(),
            Rule.severity(removed, 10_000, 100_000),
            ("%s: the index led to %s rows, of which %s were thrown away; what the filter "
                    + "compares is not in the index")
                .formatted(Examined.label(node), Rule.said(removed + kept), Rule.said(removed)),
            Map.of("removedByFilter", filtered, "removedByRecheck", rechecked, "keptRows", kept)));
  }
}
