package dev.assay.lab.live;

import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.verify.Compiled;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles small subjects and runs calls of them. */
final class Subjects {
  private final Map<String, byte[]> classes;
  private final Map<String, List<String>> observers;

  private Subjects(Map<String, byte[]> classes, Map<String, List<String>> observers) {
    this.classes = classes;
    this.observers = observers;
  }

  /** The body of {@code p.Foo}'s file, after its package. */
  static Subjects of(String source) {
    return new Subjects(
        Compiled.subject(
            Map.of("p/Foo.java", "package p; " + source),
            (bench, subject) -> {
              if (!subject.messages().isEmpty()) {
                throw new IllegalArgumentException(String.join("\n", subject.messages()));
              }
              return subject.generate().bytes();
            }),
        Map.of());
  }

  Subjects observing(String type, String... methods) {
    return new Subjects(classes, Map.of(type, List.of(methods)));
  }

  Map<String, byte[]> classes() {
    return classes;
  }

  Order.Explore order(Call call) {
    Order.Task task =
        new Order.Task(
            0, call.owner, call.method, call.parameters, List.of(), List.of(), List.of());
    return new Order.Explore(
        new Order.Code(classes, List.of()),
        List.of(task),
        observers,
        new Order.Effort(1, 0, 10_000));
  }

  LiveRuns runs(Call call) {
    return runs(call, new Limits(1_000, 200));
  }

  LiveRuns runs(Call call, Limits limits) {
    Runnable stuck =
        () -> {
          throw new IllegalStateException("a run could not be ended");
        };
    return new LiveRuns(order(call), new Plain(classes), limits, stuck);
  }

  /** Runs a call once. */
  Observed run(Call call) {
    try (LiveRuns runs = runs(call)) {
      return runs.run(call.trial(), 0).observed();
    }
  }

  /** A call of a method with its values. */
  record Call(
      String owner,
      String method,
      List<String> parameters,
      @Nullable Value receiver,
      List<Value> arguments) {
    Order.Trial trial() {
      return new Order.Trial(0, 0, receiver, arguments);
    }

    Call on(Value newReceiver) {
      return new Call(owner, method, parameters, newReceiver, arguments);
    }

    Call with(Value... values) {
      return new Call(owner, method, parameters, receiver, Arrays.asList(values));
    }
  }

  /** A call of a method of {@code p.Foo}. */
  static Call call(String method, String... parameters) {
    return new Call("p.Foo", method, List.of(parameters), null, List.of());
  }

  static Value foo(Value... arguments) {
    List<String> parameters =
        Arrays.stream(arguments).map(argument -> primitive(argument)).toList();
    return new Value.New(type("Foo"), parameters, List.of(arguments), null);
  }

  private static String primitive(Value argument) {
    return argument instanceof Value.Literal(Integer _) ? "int" : "java.lang.String";
  }

  static TypeName type(String name) {
    return TypeName.of("p", name);
  }
}
