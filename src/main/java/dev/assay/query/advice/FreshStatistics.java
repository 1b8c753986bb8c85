package dev.assay.query.advice;

import dev.assay.query.Advisory.AdviceKind;
import dev.assay.query.Advisory.Basis;
import dev.assay.query.Query.Problem;
import dev.assay.query.advice.Draft.Gain;
import dev.assay.query.advice.Draft.Proof;
import dev.assay.query.advice.Draft.Words;
import dev.assay.query.plan.PlanNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tables of which the planner believes what is no longer so: ANALYZE. How sure it is that this
 * matters is the share of the table that changed; what it can bring is 1 - 1/q, where q is by how
 * much the table's rows, as the planner believes, are wrong. A table that changed as much without
 * growing or shrinking may be planned as well as before, and ranks last. Stateless, safe on any
 * thread.
 */
final class FreshStatistics implements Rule {
  @Override
  public Stream<Draft> find(Looked query, Scope scope) {
    PlanTree plan = query.plan();
    return plan == null
        ? Stream.empty()
        : plan.problems("staleStatistics")
            .map(problem -> draft(query, plan, problem))
            .filter(Objects::nonNull);
  }

  private static @Nullable Draft draft(Looked query, PlanTree plan, Problem problem) {
    PlanNode node = plan.at(problem.node());
    TableName table = node == null ? null : TableName.of(node);
    if (table == null) {
      return null;
    }
    double changed = problem.evidence().getOrDefault("changedRows", 0.0);
    double live = problem.evidence().getOrDefault("liveRows", 0.0);
    double then = problem.evidence().getOrDefault("rowsThen", -1.0);
    Map<String, Double> evidence = new LinkedHashMap<>();
    evidence.put("changedRows", changed);
    evidence.put("liveRows", live);
    evidence.put("rowsThen", then);
    String ddl = "ANALYZE " + table + ";";
    String text = text(table, problem);
    double wrong =
        then < 0 ? Math.max(1, live) : Math.max(then, live) / Math.max(1, Math.min(then, live));
    return new Draft(
        AdviceKind.PARAMETER,
        "analyze",
        ddl,
        List.of(query.fingerprint()),
        new Words(text + "; take them anew, and see that autovacuum does so from now on", ddl),
        new Proof(Basis.MEASURED, problem.node(), evidence),
        new Gain(changed / Math.max(1, Math.max(live, changed)), 1 - 1 / wrong));
  }

  private static String text(TableName table, Problem problem) {
    double changed = problem.evidence().getOrDefault("changedRows", 0.0);
    double live = problem.evidence().getOrDefault("liveRows", 0.0);
    double then = problem.evidence().getOrDefault("rowsThen", -1.0);
    return then < 0
        ? "%s was never analyzed and %s of its rows were written; the planner guesses what it holds"
            .formatted(table, Said.number(changed))
        : "%s rows of %s changed since its statistics, which tell of %s rows where there are %s"
            .formatted(Said.number(changed), table, Said.number(then), Said.number(live));
  }
}
