package dev.assay.query.advice;

import dev.assay.query.Advisory.Basis;
import dev.assay.query.advice.Draft.Gain;
import dev.assay.query.advice.Draft.Proof;
import dev.assay.query.advice.Schema.Table;
import dev.assay.query.plan.PlanNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sub-select that is run for each row of the query around it, at least 1,000 times, where reading
 * its tables once and joining would cost less than 0.7 of it. The runs are those of the rows that
 * calls really gave where the sub-select stands in what they give, else those the planner expects,
 * and never more than fit into the cost of the whole. Stateless, safe on any thread.
 *
 * <p>What reading once costs is PostgreSQL's default: 1 for a page, 0.01 for a row, and as much
 * again to find its group by hashing.
 */
final class CorrelatedSubselect implements Rule {
  private static final double LEAST_RUNS = 1_000;
  private static final double WORTH = 0.7;
  private static final double COST_OF_A_ROW = 0.02;
  // Between these and the client no row is added or lost but by LIMIT.
  private static final Set<String> PASSING =
      Set.of("Limit", "Gather", "Gather Merge", "Result", "Sort", "Incremental Sort");

  @Override
  public Stream<Draft> find(Looked query, Scope scope) {
    PlanTree plan = query.plan();
    if (plan == null || !query.reads()) {
      return Stream.empty();
    }
    return plan.nodes()
        .filter(node -> isRunForEachRow(plan, node))
        .map(node -> draft(query, plan, node, scope))
        .filter(Objects::nonNull)
        .limit(1);
  }

  // A hashed one is run once; of NOT IN the planner keeps the rows, and runs it once too.
  private static boolean isRunForEachRow(PlanTree plan, PlanNode node) {
    PlanNode above = plan.above(node);
    String name = node.text("Subplan Name");
    return above != null
        && name != null
        && "SubPlan".equals(node.text("Parent Relationship"))
        && !node.type().equals("Materialize")
        && !said(above, "hashed " + name);
  }

  private static boolean said(PlanNode node, String words) {
    Pattern pattern = Pattern.compile(Pattern.quote(words) + "(?!\\d)");
    return node.fields().values().stream()
        .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
        .anyMatch(value -> value instanceof String text && pattern.matcher(text).find());
  }

  private static @Nullable Draft draft(Looked query, PlanTree plan, PlanNode node, Scope scope) {
    double each = PlanTree.number(node, "Total Cost");
    double whole = plan.cost();
    List<Table> tables =
        node.all().map(scope.schema()::of).filter(Objects::nonNull).distinct().toList();
    if (each <= 0 || whole <= 0 || tables.isEmpty()) {
      return null;
    }
    double runs = Math.min(runs(query, plan, node, scope.schema()), whole / each);
    double once =
        tables.stream()
            .mapToDouble(table -> table.pages() + COST_OF_A_ROW * Math.max(0, table.rows()))
            .sum();
    double after = whole - runs * each + once;
    if (runs < LEAST_RUNS || after >= WORTH * whole) {
      return null;
    }
    Map<String, Double> evidence = new LinkedHashMap<>();
    evidence.put("runs", runs);
    evidence.put("costOfARun", each);
    evidence.put("costBefore", whole);
    evidence.put("costAfter", after);
    return query.rewrite(
        "correlatedSubselect",
        ("a sub-select on %s is run about %s times in a call, at a cost of %s each; joined as a"
                + " grouped derived table (LEFT JOIN (SELECT key, ... GROUP BY key) ...) it is read"
                + " once")
            .formatted(
                tables.stream()
                    .map(table -> table.name().toString())
                    .collect(Collectors.joining(", ")),
                Said.number(runs),
                Said.number(each)),
        new Proof(Basis.ESTIMATE, node.place(), evidence),
        new Gain(scope.trust().confidence(), 1 - after / whole));
  }

  private static double runs(Looked query, PlanTree plan, PlanNode node, Schema schema) {
    PlanNode above = Objects.requireNonNull(plan.above(node));
    String name = Objects.requireNonNull(node.text("Subplan Name"));
    boolean given = !inCondition(above, name);
    double expected = Math.max(1, PlanTree.number(above, "Plan Rows")) * plan.runs(above);
    Table read = schema.of(above);
    if (!given && above.type().equals("Seq Scan") && read != null) {
      return Math.max(expected, read.rows() * plan.runs(above));
    }
    return given && isGiven(plan, above) ? query.rowsPerCall() : expected;
  }

  private static boolean inCondition(PlanNode node, String name) {
    Pattern pattern = Pattern.compile(Pattern.quote(name) + "(?!\\d)");
    return Stream.of("Filter", "Join Filter", "Index Cond", "Hash Cond", "One-Time Filter")
        .map(node::text)
        .anyMatch(text -> text != null && pattern.matcher(text).find());
  }

  // Whether each row of a node is a row of the answer; above a sort, LIMIT does not spare any.
  private static boolean isGiven(PlanTree plan, PlanNode node) {
    boolean sorted = false;
    for (PlanNode next = plan.above(node); next != null; next = plan.above(next)) {
      if (!PASSING.contains(next.type()) || (sorted && next.type().equals("Limit"))) {
        return false;
      }
      sorted |= next.type().endsWith("Sort");
    }
    return true;
  }
}
