package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import dev.assay.query.Query.Severity;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Parallel plans that got fewer workers than they were planned for. MEDIUM where none came, else
 * LOW. Stateless, safe on any thread.
 */
final class WorkersNotLaunched implements Detector {
  @Override
  public Stream<Problem> find(Examined plan) {
    return plan.nodes()
        .filter(node -> node.type().startsWith("Gather") && node.ran())
        .filter(node -> node.figure("Workers Launched") < node.figure("Workers Planned"))
        .map(WorkersNotLaunched::problem);
  }

  private static Problem problem(PlanNode node) {
    double planned = node.figure("Workers Planned");
    double launched = node.figure("Workers Launched");
    return new Problem(
        "workersNotLaunched",
        node.place(),
        node.type(),
        launched == 0 ? Severity.MEDIUM : Severity.LOW,
        ("%s: %s workers were planned and %s came; max_parallel_workers and "
                + "max_worker_processes bound them all")
            .formatted(node.type(), Rule.said(planned), Rule.said(launched)),
        Map.of("workersPlanned", planned, "workersLaunched", launched));
  }
}
