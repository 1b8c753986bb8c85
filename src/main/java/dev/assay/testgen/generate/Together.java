package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cases that share one test, since they share their shape. Immutable.
 *
 * @param varied the parameter in which refusals differ
 */
record Together(Kind kind, int varied, List<Case> cases) {
  private static final int LEAST_ROWS = 2;

  /** How the cases are alike. */
  enum Kind {
    /** Arguments and results of the same kinds. */
    TABLE,
    /** One exception for several values of one parameter. */
    REFUSALS,
    /** One case. */
    SINGLE
  }

  Together {
    cases = List.copyOf(cases);
  }

  private record TableKey(List<String> shape, String comment, @Nullable Value receiver) {}

  private record RefusalKey(
      String exception, int line, int varied, List<Value> others, String comment) {}

  private record SingleKey(int row) {}

  /** The cases in groups, in the order in which their first ones stand. */
  static List<Together> of(Target target, List<Case> cases) {
    Map<Object, List<Case>> alike = new LinkedHashMap<>();
    cases.forEach(
        each -> alike.computeIfAbsent(key(target, each), key -> new ArrayList<>()).add(each));
    List<Together> all = new ArrayList<>();
    alike.forEach((key, group) -> all.addAll(grouped(key, group)));
    return all;
  }

  private static List<Together> grouped(Object key, List<Case> cases) {
    if (cases.size() >= LEAST_ROWS && key instanceof TableKey) {
      return List.of(new Together(Kind.TABLE, 0, cases));
    }
    if (cases.size() >= LEAST_ROWS
        && key instanceof RefusalKey refusal
        && oneKind(cases, refusal)) {
      return List.of(new Together(Kind.REFUSALS, refusal.varied(), cases));
    }
    return cases.stream().map(each -> new Together(Kind.SINGLE, 0, List.of(each))).toList();
  }

  private static boolean oneKind(List<Case> cases, RefusalKey refusal) {
    return cases.stream()
            .map(each -> Cells.kind(each.row().values().get(refusal.varied())))
            .distinct()
            .count()
        == 1;
  }

  private static Object key(Target target, Case each) {
    Row row = each.row();
    if (Cells.fit(target, each)) {
      return new TableKey(Cells.shape(each), each.comment(), row.instance());
    }
    if (each.expectation() instanceof Expectation.Throws thrown
        && row.varied().size() == 1
        && row.varied().getFirst() >= 0
        && thrown.message() == null
        && thrown.interactions().isEmpty()
        && !thrown.silent()
        && Cells.source(row.values().get(row.varied().getFirst())).isPresent()) {
      List<Value> others = new ArrayList<>(row.values());
      others.set(
          row.varied().getFirst(), row.receiver() == null ? Value.NULL : row.receiver().value());
      return new RefusalKey(
          thrown.exception().qualified(),
          thrown.line(),
          row.varied().getFirst(),
          others,
          each.comment());
    }
    return new SingleKey(row.id());
  }
}
