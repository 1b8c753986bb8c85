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

  /** Two on objects made in two ways read better one by one. */
  private static final int LEAST_MADE = 3;

  private static final Pattern LINE = Pattern.compile("line (\\d+)$");

  /** How the cases are alike. */
  enum Kind {
    /** Arguments and results of the same kinds. */
    TABLE,
    /** The same with what the receivers are made of. */
    MADE_TABLE,
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

  /** What is alike in cases of one table whose receivers are made alike of other values. */
  private record MadeKey(
      List<String> shape, String comment, String type, List<String> parameters) {}

  /** What is alike in calls that are refused, of which every argument can stand in a table. */
  private record RefusedKey(
      String exception, List<String> shape, String comment, @Nullable Value receiver) {}

  /** The same where only the argument that is wrong can. */
  private record RefusalKey(
      String exception, int varied, String kind, List<Value> others, String comment) {}

  private record SingleKey(int row) {}

  /** The cases in groups, in the order in which their first ones stand. */
  static List<Together> of(Target target, List<Case> cases) {
    Map<MadeKey, List<Case>> made = new LinkedHashMap<>();
    for (Case each : cases) {
      if (Cells.fitMade(target, each) && each.row().instance() instanceof Value.New receiver) {
        made.computeIfAbsent(madeKey(each, receiver), key -> new ArrayList<>()).add(each);
      }
    }
    made.values().removeIf(group -> group.size() < LEAST_MADE || !receiversDiffer(group));
    Map<Object, List<Case>> alike = new LinkedHashMap<>();
    for (Case each : cases) {
      Object key =
          made.entrySet().stream()
              .filter(group -> group.getValue().contains(each))
              .findFirst()
              .<Object>map(Map.Entry::getKey)
              .orElseGet(() -> key(target, each));
      alike.computeIfAbsent(key, it -> new ArrayList<>()).add(each);
    }
    List<Together> all = new ArrayList<>();
    alike.forEach((key, group) -> all.addAll(grouped(key, group)));
    return all;
  }

  private static MadeKey madeKey(Case each, Value.New receiver) {
    List<String> shape = new ArrayList<>(Cells.shape(each));
    receiver.arguments().forEach(argument -> shape.add(Cells.kind(argument)));
    return new MadeKey(shape, each.comment(), receiver.type().qualified(), receiver.parameters());
  }

  private static boolean receiversDiffer(List<Case> cases) {
    return cases.stream().map(each -> each.row().instance()).distinct().count() > 1;
  }

  private static List<Together> grouped(Object key, List<Case> cases) {
    if (cases.size() < LEAST_ROWS) {
      return cases.stream().map(each -> new Together(Kind.SINGLE, 0, List.of(each))).toList();
    }
    return switch (key) {
      case TableKey table -> List.of(new Together(Kind.TABLE, 0, cases));
      case MadeKey table -> List.of(new Together(Kind.MADE_TABLE, 0, cases));
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
