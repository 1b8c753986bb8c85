package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Index-only scans that had to look into the table all the same, since it was not vacuumed: at
 * least 1,000 times, and for at least a tenth of the rows. HIGH from 100,000 times, MEDIUM from
 * 10,000. Stateless, safe on any thread.
 */
final class HeapFetches implements Detector {
  private static final double LEAST = 1_000;
  private static final double SHARE = 0.1;

  @Override
  public Stream<Problem> find(Examined plan) {
    return plan.nodes("Index Only Scan").flatMap(HeapFetches::examine);
  }

  private static Stream<Problem> examine(PlanNode node) {
    double fetches = node.figure("Heap Fetches");
    double rows = node.rowsGiven() + node.removed("Filter");
    if (fetches < LEAST || fetches < SHARE * rows) {
      return Stream.empty();
    }
    return Stream.of(
        new Problem(
            "heapFetches",
            node.place(),
            node.type(),
            Rule.severity(fetches, 10_000, 100_000),
            ("%s: looked into the table %s times for %s rows, since its pages are not marked "
                    + "all-visible; VACUUM marks them")
                .formatted(Examined.label(node), Rule.said(fetches), Rule.said(rows)),
            Map.of("heapFetches", fetches, "rows", rows)));
  }
}
