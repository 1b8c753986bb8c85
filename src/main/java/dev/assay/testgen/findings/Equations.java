package dev.assay.testgen.findings;

import com.sun.source.util.Trees;
import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Inputs;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Tries what calls have to return by their names or by the examples of their documentation, and
 * judges what they returned. Immutable once made.
 */
public final class Equations {
  private final List<Equation> equations;
  private final List<Order.Task> tasks;

  /**
   * Where the numbers begin.
   *
   * @param task the id of the first task, which is the number of tasks that come before
   * @param trial an id above all that are used
   */
  public record From(int task, int trial) {}

  private Equations(List<Equation> equations, List<Order.Task> tasks) {
    this.equations = List.copyOf(equations);
    this.tasks = List.copyOf(tasks);
  }

  /**
   * The calls for some classes.
   *
   * @param trees which tell where a method stands
   */
  public static Equations of(List<TypeElement> types, Inputs inputs, Trees trees, From from) {
    Asking asking = new Asking(inputs, trees, from);
    for (TypeElement type : types) {
      Examples.ask(type, asking);
      Aggregates.ask(type, asking);
      Containers.ask(type, asking);
      Ends.ask(type, asking);
      Siblings.ask(type, asking);
    }
    return new Equations(asking.equations(), asking.tasks());
  }

  /** Tasks without a search, to be run with the others. */
  public List<Order.Task> tasks() {
    return tasks;
  }

  /** What is broken, by what was seen of these trials among all others. */
  public List<Finding> judge(List<Reply.Tried> tried) {
    Map<Integer, Observed> seen = new HashMap<>();
    tried.forEach(each -> seen.put(each.trial().id(), each.observed()));
    Map<Equation.Rule, Kept> rules = new LinkedHashMap<>();
    for (Equation each : equations) {
      Kept kept = rules.computeIfAbsent(each.rule(), rule -> new Kept());
      Value actual = value(seen.get(each.trial()));
      Value expected = each.expected() == null ? value(seen.get(each.other())) : each.expected();
      if (actual != null && expected != null) {
        kept.add(each, actual, expected);
      }
    }
    return rules.entrySet().stream()
        .flatMap(rule -> rule.getValue().finding(rule.getKey()).stream())
        .toList();
  }

  private static @Nullable Value value(@Nullable Observed observed) {
    return observed instanceof Observed.Returned returned
            && (returned.value() instanceof Value.Literal || returned.value() instanceof Value.Null)
        ? returned.value()
        : null;
  }

  /** How often a rule held, and where it did not first. */
  private static final class Kept {
    private int holding;
    private @Nullable String broken;

    void add(Equation equation, Value actual, Value expected) {
      boolean same =
          switch (equation.rule().relation()) {
            case SAME -> alike(expected, actual);
            case TRUE_FROM_ZERO -> alike(Value.of(number(expected) >= 0), actual);
            case TRUE_ABOVE_ZERO -> alike(Value.of(number(expected) > 0), actual);
          };
      if (same) {
        holding++;
      } else if (broken == null) {
        broken =
            "%s returned %s; expected %s"
                .formatted(
                    equation.call(),
                    CallText.of(actual),
                    equation.rule().relation() == Equation.Relation.SAME
                        ? CallText.of(expected)
                        : "another answer, as the other gave " + CallText.of(expected));
      }
    }

    Optional<Finding> finding(Equation.Rule rule) {
      return broken == null || holding < rule.kept()
          ? Optional.empty()
          : Optional.of(
              new Finding(
                  rule.method(),
                  rule.line(),
                  rule.kind(),
                  holding == 0
                      ? "%s, %s".formatted(broken, rule.why())
                      : "%s, %s; %d other calls kept to it"
                          .formatted(broken, rule.why(), holding)));
    }

    private static double number(Value value) {
      return value instanceof Value.Literal(Number number) ? number.doubleValue() : Double.NaN;
    }

    // Only what is a little off may be rounding.
    private static boolean alike(Value expected, Value actual) {
      double one = number(expected);
      double other = number(actual);
      return (Double.isNaN(one) || Double.isNaN(other))
          ? expected.equals(actual)
          : Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(one));
    }
  }
}
