package dev.assay.lab;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stubs and lambdas among the values of a call, as {@link Observed.Interaction} numbers them.
 * Stateless.
 */
public final class Doubles {
  private final List<Value> all = new ArrayList<>();

  private Doubles() {}

  /** Those of a trial; their number is their place in the list. */
  public static List<Value> of(Order.Trial trial) {
    Doubles doubles = new Doubles();
    doubles.add(trial.receiver());
    doubles.add(trial.arguments());
    return List.copyOf(doubles.all);
  }

  /** Whether any of a trial's stubs answers only some of its methods. */
  public static boolean partial(Order.Trial trial) {
    return of(trial).stream().anyMatch(it -> it instanceof Value.Stub stub && stub.partial());
  }

  private void add(List<Value> values) {
    values.forEach(this::add);
  }

  private void add(@Nullable Value value) {
    switch (value) {
      case null -> {}
      case Value.As as -> add(as.value());
      case Value.New made -> {
        add(made.outer());
        add(made.arguments());
      }
      case Value.StaticCall call -> add(call.arguments());
      case Value.Chain chain -> {
        add(chain.receiver());
        add(chain.arguments());
      }
      case Value.ArrayOf array -> add(array.elements());
      case Value.Prepared prepared -> {
        add(prepared.base());
        add(prepared.given());
      }
      case Value.Lambda lambda -> {
        all.add(lambda);
        add(lambda.answer());
      }
      case Value.Stub stub -> {
        all.add(stub);
        add(stub.arguments());
        stub.methods().forEach(method -> add(method.answer()));
      }
      case Value.Raise(Value exception) -> add(exception);
      case Value.Turns turns -> add(turns.answers());
      case Value.Literal _,
          Value.Null _,
          Value.Constant _,
          Value.ClassLiteral _,
          Value.Argument _,
          Value.Receiver _,
          Value.Reference _ -> {}
    }
  }
}
