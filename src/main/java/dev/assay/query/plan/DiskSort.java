package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sorts that did not fit into work_mem and went to disk, in the leader or in a worker. HIGH from a
 * GB, MEDIUM from 100 MB. Stateless, safe on any thread.
 */
final class DiskSort implements Detector {
  private static final double MEDIUM_KB = 100 * 1024;
  private static final double HIGH_KB = 1024 * 1024;

  @Override
  public Stream<Problem> find(Examined plan) {
    return plan.nodes()
        .filter(node -> node.type().endsWith("Sort"))
        .flatMap(node -> {
          double kb = diskKb(node.fields());
          return kb > 0 ? Stream.of(problem(node, kb)) : Stream.empty();
        });
  }

  private static double diskKb(Map<?, ?> fields) {
    double own =
        "Disk".equals(fields.get("Sort Space Type")) ? number(fields.get("Sort Space Used")) : 0;
    double groups = peak(fields.get("Full-sort Groups")) + peak(fields.get("Pre-sorted Groups"));
    double workers = 0;
    if (fields.get("Workers") instanceof List<?> list) {
      for (Object worker : list) {
        workers += worker instanceof Map<?, ?> one ? diskKb(one) : 0;
      }
    }
    return own + groups + workers;
  }

  // Of an incremental sort the server tells the largest group.
  private static double peak(@Nullable Object groups) {
    return groups instanceof Map<?, ?> fields
            && fields.get("Sort Space Disk") instanceof Map<?, ?> disk
        ? number(disk.get("Peak Sort Space Used"))
        : 0;
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  private static Problem problem(PlanNode node, double kb) {
    return new Problem(
        "diskSort",
        node.place(),
        node.type(),
        Rule.severity(kb, MEDIUM_KB, HIGH_KB),
        ("%s: %s rows did not fit into work_mem and were sorted on disk, with %s kB; a larger "
                + "work_mem or an index in this order spares that")
            .formatted(node.type(), Rule.said(node.rowsGiven()), Rule.said(kb)),
        Map.of("diskKb", kb, "rows", node.rowsGiven()));
  }
}
