package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cases that share one test, since they share their shape. Immutable.
 *
 * @param varied the parameter in which refusals differ
 */
record Together(Kind kind, int varied, List<Case> cases) {
  private static final int LEAST_ROWS = 2;
  private static final Pattern LINE = Pattern.compile("line (\\d+)$");

  /** How the cases are alike. */
  enum Kind {
    /** Arguments and results of the same kinds. */
    TABLE,
    /** One exception for several values of one parameter. */
    REFUSALS,
    /** One exception for several lists of arguments. */
    REFUSED_ROWS,
    /** One case. */
    SINGLE
  }

  Together {
    cases = List.copyOf(cases);
  }

  /** What is alike in cases of one table. */
  private record TableKey(List<String> shape, String comment, @Nullable Value receiver) {}

  /** What is alike in calls that are refused, of which every argument can stand in a table. */
  private record RefusedKey(
      String exception, List<String> shape, String comment, @Nullable Value receiver) {}

  /** The same where only the argument that is wrong can. */
  private record RefusalKey(
      String exception, int varied, String kind, List<Value> others, String comment) {}

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
    if (cases.size() < LEAST_ROWS) {
      return cases.stream().map(each -> new Together(Kind.SINGLE, 0, List.of(each))).toList();
    }
    return switch (key) {
      case TableKey table -> List.of(new Together(Kind.TABLE, 0, cases));
      case RefusalKey refusal -> List.of(new Together(Kind.REFUSALS, refusal.varied(), cases));
      default -> List.of(refused(cases));
    };
  }

  private static Together refused(List<Case> cases) {
    List<Integer> differing = differing(cases);
    boolean one =
        differing.size() == 1
            && cases.stream()
                .allMatch(each ->
                    Cells.source(each.row().values().get(differing.getFirst())).isPresent());
    return one
        ? new Together(Kind.REFUSALS, differing.getFirst(), cases)
        : new Together(Kind.REFUSED_ROWS, 0, cases);
  }

  /** The parameters in which the cases are not all the same. */
  private static List<Integer> differing(List<Case> cases) {
    List<Value> first = cases.getFirst().row().values();
    List<Integer> differing = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      int index = i;
      if (!cases.stream().allMatch(it -> it.row().values().get(index).equals(first.get(index)))) {
        differing.add(i);
      }
    }
    return differing;
  }

  private static Object key(Target target, Case each) {
    Row row = each.row();
    if (Cells.fit(target, each)) {
      return new TableKey(Cells.shape(each), each.comment(), row.instance());
    }
    if (!(each.expectation() instanceof Expectation.Throws thrown && plain(thrown))) {
      return new SingleKey(row.id());
    }
    String exception = thrown.exception().qualified();
    String comment = LINE.matcher(each.comment()).replaceFirst("");
    if (Cells.allFit(target, row)) {
      return new RefusedKey(exception, Cells.arguments(row), comment, row.instance());
    }
    return row.varied().size() == 1 && row.varied().getFirst() >= 0
        ? refusal(exception, row, comment)
        : new SingleKey(row.id());
  }

  private static Object refusal(String exception, Row row, String comment) {
    int index = row.varied().getFirst();
    Value wrong = row.values().get(index);
    if (Cells.source(wrong).isEmpty()) {
      return new SingleKey(row.id());
    }
    List<Value> others = new ArrayList<>(row.values());
    others.set(index, row.receiver() == null ? Value.NULL : row.receiver().value());
    return new RefusalKey(exception, index, Cells.kind(wrong), others, comment);
  }

  private static boolean plain(Expectation.Throws thrown) {
    return thrown.message() == null && thrown.interactions().isEmpty() && !thrown.silent();
  }

  List<Integer> rows() {
    return cases.stream().map(each -> each.row().id()).toList();
  }

  /** The comment above the test, which names each line once. */
  String comment() {
    String first = cases.getFirst().comment();
    List<String> lines =
        cases.stream()
            .map(each -> LINE.matcher(each.comment()))
            .filter(Matcher::find)
            .map(line -> line.group(1))
            .distinct()
            .toList();
    return lines.size() < LEAST_ROWS
        ? first
        : LINE.matcher(first).replaceFirst("lines " + String.join(", ", lines));
  }
}
