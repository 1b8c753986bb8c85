package dev.assay.query.advice;

import dev.assay.query.advice.Rule.Scope;
import java.util.List;
import java.util.stream.Stream;

/** Every rule on a single query. Stateless, safe on any thread. */
final class Rules {
  private static final List<Rule> ALL =
      List.of(
          new DeepOffset(),
          new LateOr(),
          new CorrelatedSubselect(),
          new ImplicitCast(),
          new MissingLimit(),
          new WideRows(),
          new LargeIn(),
          new WorkMem(),
          new FreshStatistics());

  private Rules() {}

  /** What is advised on these queries, in their order. */
  static Stream<Draft> find(List<Looked> queries, Scope scope) {
    return queries.stream().flatMap(query -> ALL.stream().flatMap(rule -> rule.find(query, scope)));
  }
}
