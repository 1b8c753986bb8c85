package dev.assay.query.advice;

import dev.assay.query.Advisory.Basis;
import dev.assay.query.Query.Problem;
import dev.assay.query.advice.Conditions.Reference;
import dev.assay.query.advice.Draft.Gain;
import dev.assay.query.advice.Draft.Proof;
import dev.assay.query.plan.PlanNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An OR over columns of two tables, which is only tried once they are joined though each branch has
 * an index of its own: a UNION of two queries lets each use its index. Where a branch has none, or
 * names both tables, a UNION would read as much, and nothing is said. Stateless, safe on any
 * thread.
 */
final class LateOr implements Rule {
  @Override
  public Stream<Draft> find(Looked query, Scope scope) {
    PlanTree plan = query.plan();
    if (plan == null || !query.reads()) {
      return Stream.empty();
    }
    return plan.problems("lateOrFilter")
        .limit(1)
        .map(problem -> draft(query, plan, problem, scope))
        .filter(Objects::nonNull);
  }

  private static @Nullable Draft draft(Looked query, PlanTree plan, Problem problem, Scope scope) {
    PlanNode node = plan.at(problem.node());
    Set<String> indexed = node == null ? Set.of() : indexed(node, scope.schema());
    if (node == null || indexed.isEmpty()) {
      return null;
    }
    double joined = figure(problem, "estimatedJoinedRows", "removedRows");
    double kept = figure(problem, "estimatedKeptRows", "keptRows");
    double share = plan.share(node);
    Map<String, Double> evidence = new LinkedHashMap<>();
    evidence.put("joinedRows", joined);
    evidence.put("keptRows", kept);
    evidence.put("costShare", share);
    return query.rewrite(
        "lateOr",
        ("an OR over two tables is tried on about %s joined rows and keeps %s; each branch has an"
                + " index (%s) that it cannot use so: write one SELECT for each branch and join them"
                + " by UNION (or UNION ALL, where the second leaves out what the first gives)")
            .formatted(Said.number(joined), Said.number(kept), String.join(", ", indexed)),
        new Proof(Basis.ESTIMATE, node.place(), evidence),
        new Gain(scope.trust().confidence(), share * (1 - kept / Math.max(1, joined))));
  }

  private static double figure(Problem problem, String estimated, String ran) {
    return problem.evidence().getOrDefault(estimated, problem.evidence().getOrDefault(ran, 0.0));
  }

  // The indexed columns of the branches; empty where not every branch has its own.
  private static Set<String> indexed(PlanNode node, Schema schema) {
    String condition =
        Stream.of("Join Filter", "Filter")
            .map(node::text)
            .filter(Objects::nonNull)
            .filter(text -> text.contains(" OR "))
            .findFirst()
            .orElse("");
    List<Set<Reference>> branches =
        Conditions.branches(condition).stream().map(Conditions::columns).toList();
    Map<String, Schema.Table> aliases = aliases(node, schema);
    Set<String> found = new TreeSet<>();
    Set<String> tables = new TreeSet<>();
    for (Set<Reference> branch : branches) {
      Set<String> of = branch.stream().map(Reference::alias).collect(Collectors.toSet());
      List<String> leading =
          branch.stream()
              .filter(column -> leads(aliases.get(column.alias()), column.column()))
              .map(column -> column.alias() + "." + column.column())
              .toList();
      if (of.size() != 1 || leading.isEmpty()) {
        return Set.of();
      }
      tables.addAll(of);
      found.addAll(leading);
    }
    return tables.size() > 1 ? found : Set.of();
  }

  private static boolean leads(Schema.@Nullable Table table, String column) {
    return table != null && table.leading().contains(column);
  }

  private static Map<String, Schema.Table> aliases(PlanNode join, Schema schema) {
    Map<String, Schema.Table> byAlias = new LinkedHashMap<>();
    join.all()
        .forEach(node -> {
          String alias = node.text("Alias");
          Schema.Table table = schema.of(node);
          if (alias != null && table != null) {
            byAlias.put(alias, table);
          }
        });
    return byAlias;
  }
}
