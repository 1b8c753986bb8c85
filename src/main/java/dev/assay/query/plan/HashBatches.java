package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Hash tables that did not fit into memory and were split into batches on disk, of joins and of
 * aggregates. HIGH from 64 batches, MEDIUM from 8. Stateless, safe on any thread.
 */
final class HashBatches implements Detector {
  private static final double MEDIUM = 8;
  private static final double HIGH = 64;

  @Override
  public Stream<Problem> find(Examined plan) {
    return plan.nodes().filter(node -> batches(node) > 1).map(HashBatches::problem);
  }

  private static double batches(PlanNode node) {
    return Math.max(node.figure("Hash Batches"), node.figure("HashAgg Batches"));
  }

  private static Problem problem(PlanNode node) {
    double batches = batches(node);
    return new Problem(
        "hashBatches",
        node.place(),
        node.type(),
        Rule.severity(batches, MEDIUM, HIGH),
        ("%s: the hash table did not fit into work_mem * hash_mem_multiplier and was split "
                + "into %s batches on disk")
            .formatted(node.type(), Rule.said(batches)),
        Map.of(
            "batches", batches,
            "plannedBatches",
                Math.max(node.figure("Original Hash Batches"), node.figure("Planned Partitions")),
            "peakMemoryKb", node.figure("Peak Memory Usage"),
            "diskKb", node.figure("Disk Usage")));
  }
}
