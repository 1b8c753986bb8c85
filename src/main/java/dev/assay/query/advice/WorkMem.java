package dev.assay.query.advice;

import dev.assay.query.Advisory.AdviceKind;
import dev.assay.query.Advisory.Basis;
import dev.assay.query.advice.Draft.Gain;
import dev.assay.query.advice.Draft.Proof;
import dev.assay.query.advice.Draft.Words;
import dev.assay.query.collect.Interval;
import dev.assay.query.plan.PlanNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query whose calls write at least 1 MB of temporary files, where a node of its plan spills when
 * work_mem is too small. The value is twice what is written, since rows take more room in memory
 * than in a file, rounded up to a power of two; one of more than 1 GB is not advised, and none that
 * is not above what is set. What is spared is taken as the share of temporary blocks in all that a
 * call handles. Stateless, safe on any thread.
 */
final class WorkMem implements Rule {
  private static final double BLOCK = 8_192;
  private static final double MB = 1024 * 1024;
  private static final double MOST = 1024 * MB;
  private static final double ROOM = 2;
  private static final Set<String> SPILL =
      Set.of(
          "Sort",
          "Incremental Sort",
          "Hash",
          "Materialize",
          "CTE Scan",
          "WindowAgg",
          "SetOp",
          "Recursive Union",
          "Function Scan");

  @Override
  public Stream<Draft> find(Looked query, Scope scope) {
    PlanTree plan = query.plan();
    Double now = scope.schema().workMem();
    double written = BLOCK * query.figures().tempWritten() / Math.max(1, query.figures().calls());
    double confidence = query.share(WorkMem::spills);
    if (plan == null || now == null || written < MB || confidence == 0) {
      return Stream.empty();
    }
    PlanNode node = spilling(plan);
    double needed = roundedUp(ROOM * written);
    if (node == null || needed > MOST || needed <= now) {
      return Stream.empty();
    }
    return Stream.of(draft(query, node, new Sizes(written, needed, now), confidence));
  }

  private record Sizes(double written, double needed, double now) {}

  private static boolean spills(Interval interval) {
    return BLOCK * interval.blocks().tempWritten() / interval.calls() >= MB;
  }

  private static double roundedUp(double bytes) {
    double size = MB;
    while (size < bytes) {
      size *= 2;
    }
    return size;
  }

  // What the run of a plan has shown, else the one that is expected to hold most.
  private static @Nullable PlanNode spilling(PlanTree plan) {
    PlanNode shown =
        Stream.of("diskSort", "hashBatches")
            .flatMap(plan::problems)
            .map(problem -> plan.at(problem.node()))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return shown != null
        ? shown
        : plan.nodes()
            .filter(WorkMem::canSpill)
            .max((one, other) -> Double.compare(held(one), held(other)))
            .orElse(null);
  }

  private static boolean canSpill(PlanNode node) {
    return SPILL.contains(node.type())
        || (node.type().equals("Aggregate")
            && ("Hashed".equals(node.text("Strategy")) || "Mixed".equals(node.text("Strategy"))));
  }

  private static double held(PlanNode node) {
    return PlanTree.number(node, "Plan Rows") * PlanTree.number(node, "Plan Width");
  }

  private static Draft draft(Looked query, PlanNode node, Sizes sizes, double confidence) {
    double temp = (double) query.figures().tempRead() + query.figures().tempWritten();
    double all = temp + query.figures().sharedHit() + query.figures().sharedRead();
    String ddl = "SET LOCAL work_mem = '%.0fMB';".formatted(sizes.needed() / MB);
    Map<String, Double> evidence = new LinkedHashMap<>();
    evidence.put("tempBytesPerCall", sizes.written());
    evidence.put("estimatedRows", PlanTree.number(node, "Plan Rows"));
    evidence.put("estimatedBytes", held(node));
    evidence.put("workMemNow", sizes.now());
    evidence.put("workMemAdvised", sizes.needed());
    return new Draft(
        AdviceKind.PARAMETER,
        "workMem",
        query.fingerprint(),
        List.of(query.fingerprint()),
        new Words(
            ("a call writes %s of temporary files, since its %s does not fit into work_mem (%s as"
                    + " we have it); set it for this query alone, in its transaction, or for a role"
                    + " that runs nothing else (ALTER ROLE ... SET work_mem): each such node of each"
                    + " session may take as much")
                .formatted(Said.bytes(sizes.written()), node.type(), Said.bytes(sizes.now())),
            ddl),
        new Proof(Basis.MEASURED, node.place(), evidence),
        new Gain(confidence, all == 0 ? 0 : temp / all));
  }
}
