package dev.assay.testgen.findings;

import dev.assay.lab.Order;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Objects made of large numbers, to ask what they work out: a sum of two such wraps around. The
 * search seldom makes several numbers large at once. Stateless.
 */
public final class LargeNumbers {
  /** In order, as many classes want the later one to be the larger; two of them wrap as a sum. */
  private static final int FIRST = 1_500_000_000;

  private static final int STEP = 100_000_000;

  private LargeNumbers() {}

  /**
   * Calls of methods without parameters that answer a whole number.
   *
   * @param methods tasks of such methods
   * @param firstTask the id of the first task, which is the number of tasks that come before
   * @param firstTrial an id above all that are used
   */
  public static List<Order.Task> of(List<Order.Task> methods, int firstTask, int firstTrial) {
    List<Order.Task> tasks = new ArrayList<>();
    int trial = firstTrial;
    for (Order.Task method : methods) {
      if (method.trials().isEmpty() || !method.parameters().isEmpty()) {
        continue;
      }
      Value large = large(method.trials().getFirst().receiver());
      if (large != null) {
        int id = firstTask + tasks.size();
        tasks.add(
            new Order.Task(
                id,
                method.owner(),
                method.method(),
                List.of(),
                List.of(new Order.Trial(trial++, id, large, List.of())),
                List.of(),
                List.of()));
      }
    }
    return tasks;
  }

  private static @Nullable Value large(@Nullable Value receiver) {
    return switch (receiver) {
      case Value.New made when numbers(made.arguments()) ->
          new Value.New(made.type(), made.parameters(), large(made.arguments()), made.outer());
      case Value.StaticCall call when numbers(call.arguments()) ->
          new Value.StaticCall(
              call.type(), call.method(), call.parameters(), large(call.arguments()));
      case null, default -> null;
    };
  }

  private static boolean numbers(List<Value> values) {
    return values.size() > 1
        && values.size() < 6
        && values.stream().allMatch(it -> it instanceof Value.Literal(Integer number));
  }

  private static List<Value> large(List<Value> values) {
    return IntStream.range(0, values.size()).mapToObj(i -> Value.of(FIRST + i * STEP)).toList();
  }
}
