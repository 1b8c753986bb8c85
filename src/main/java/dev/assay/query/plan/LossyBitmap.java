package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Bitmaps that did not fit into work_mem, so that they name whole blocks and each row in them is
 * checked again. HIGH from 10,000 lossy blocks, MEDIUM from 1,000. Stateless, safe on any thread.
 */
final class LossyBitmap implements Detector {
  private static final double MEDIUM = 1_000;
  private static final double HIGH = 10_000;

  @Override
  public Stream<Problem> find(Examined plan) {
    return plan.nodes("Bitmap Heap Scan")
        .filter(node -> node.figure("Lossy Heap Blocks") > 0)
        .map(LossyBitmap::problem);
  }

  private static Problem problem(PlanNode node) {
    double lossy = node.figure("Lossy Heap Blocks");
    double exact = node.figure("Exact Heap Blocks");
    return new Problem(
        "lossyBitmap",
        node.place(),
        node.type(),
        Rule.severity(lossy, MEDIUM, HIGH),
        ("%s: the bitmap did not fit into work_mem, %s of %s blocks were read whole and %s "
                + "rows thrown away by checking again")
            .formatted(
                Examined.label(node),
                Rule.said(lossy),
                Rule.said(lossy + exact),
                Rule.said(node.removed("Index Recheck"))),
        Map.of(
            "lossyBlocks", lossy,
            "exactBlocks", exact,
            "removedByRecheck", node.removed("Index Recheck")));
  }
}
