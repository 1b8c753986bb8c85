package dev.assay.testgen.findings;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * What a method makes of many numbers, where its name says it: the sum, the largest, the mean.
 * Stateless.
 */
final class Aggregates {
  private static final List<List<Integer>> NUMBERS =
      List.of(
          List.of(4, 2),
          List.of(5),
          List.of(2, 4, 9),
          List.of(9, 4, 2),
          List.of(-4, -7),
          List.of(1, 2));

  private static final String LIST =
      "java\\.util\\.(List|Collection)<java\\.lang\\.(Integer|Long)>";

  /** Two alike by chance would prove nothing. */
  private static final int ENOUGH = 2;

  /** What a name stands for. */
  private enum Named {
    MAX("max|maximum|largest|greatest|highest"),
    MIN("min|minimum|smallest|least|lowest"),
    SUM("sum|sumOf|sumAll"),
    MEAN("mean|average|avg|arithmeticMean"),
    MEDIAN("median");

    private final String name;

    Named(String name) {
      this.name = "(?:get|find|calculate|compute|calc)?(?i:" + name + ")";
    }

    boolean fits(ExecutableElement method) {
      return method.getSimpleName().toString().matches(name);
    }

    double of(List<Integer> numbers) {
      List<Integer> sorted = numbers.stream().sorted().toList();
      int middle = sorted.size() / 2;
      int sum = numbers.stream().mapToInt(each -> each).sum();
      return switch (this) {
        case MAX -> sorted.getLast();
        case MIN -> sorted.getFirst();
        case SUM -> sum;
        case MEAN -> (double) sum / numbers.size();
        case MEDIAN ->
            sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
      };
    }
  }

  private Aggregates() {}

  static void ask(TypeElement type, Asking asking) {
    for (ExecutableElement method : Asking.open(type)) {
      Optional<Named> named = named(method);
      Optional<List<Value>> receivers =
          named.isPresent() ? asking.receivers(type, method) : Optional.empty();
      if (named.isPresent() && receivers.isPresent()) {
        Value receiver = receivers.get().isEmpty() ? null : receivers.get().getFirst();
        Equation.Rule rule = asking.rule(method, "nameBroken", ENOUGH, "as its name says");
        for (List<Integer> numbers : NUMBERS) {
          Value given = given(method.getParameters().getFirst().asType().toString(), numbers);
          if (given != null) {
            Value expected = Value.of(named.get().of(numbers));
            asking.expect(rule, new Asking.Call(method, receiver, List.of(given)), expected);
          }
        }
      }
    }
  }

  private static Optional<Named> named(ExecutableElement method) {
    boolean fraction = method.getReturnType().toString().matches("double|java\\.lang\\.Double");
    boolean number = fraction || method.getReturnType().toString().matches("int|long");
    return method.getParameters().size() == 1 && number
        ? List.of(Named.values()).stream()
            .filter(it -> it.fits(method))
            .filter(it -> fraction || (it != Named.MEAN && it != Named.MEDIAN))
            .findFirst()
        : Optional.empty();
  }

  private static @Nullable Value given(String type, List<Integer> numbers) {
    if (type.matches(LIST)) {
      boolean longs = type.contains("Long");
      List<Value> elements =
          numbers.stream().map(it -> longs ? Value.of((long) it) : Value.of(it)).toList();
      List<String> objects =
          IntStream.range(0, elements.size()).mapToObj(i -> "java.lang.Object").toList();
      return Value.call(List.class, "of", objects, elements);
    }
    return switch (type) {
      case "int[]", "int..." ->
          array(int.class, numbers.stream().map(each -> Value.of(each)).toList());
      case "long[]", "long..." ->
          array(long.class, numbers.stream().map(it -> Value.of((long) it)).toList());
      case "double[]", "double..." ->
          array(double.class, numbers.stream().map(it -> Value.of((double) it)).toList());
      default -> null;
    };
  }

  private static Value array(Class<?> type, List<Value> elements) {
    return new Value.ArrayOf(TypeName.of(type), elements);
  }
}
