package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that a value is made of, in the order in which its text names them. Stateless. */
final class Parts {
  private Parts() {}

  static List<Value> of(Value value) {
    return switch (value) {
      case Value.As as -> List.of(as.value());
      case Value.New creation -> with(creation.outer(), creation.arguments());
      case Value.StaticCall call -> call.arguments();
      case Value.Chain chain -> with(chain.receiver(), chain.arguments());
      case Value.ArrayOf array -> array.elements();
      case Value.Lambda lambda -> with(lambda.answer(), List.of());
      case Value.Stub stub -> {
        List<Value> all = new ArrayList<>(stub.arguments());
        stub.methods().forEach(method -> all.addAll(with(method.answer(), List.of())));
        yield all;
      }
      case Value.Prepared step -> with(step.base(), step.given());
      case Value.Raise(Value exception) -> List.of(exception);
      case Value.Turns turns -> turns.answers();
      case Value.Argument argument -> List.of();
      case Value.Receiver receiver -> List.of();
      case Value.Reference reference -> List.of();
      case Value.Literal literal -> List.of();
      case Value.Null nothing -> List.of();
      case Value.Constant constant -> List.of();
      case Value.ClassLiteral literal -> List.of();
    };
  }

  private static List<Value> with(@Nullable Value first, List<Value> others) {
    List<Value> all = new ArrayList<>();
    if (first != null) {
      all.add(first);
    }
    all.addAll(others);
    return all;
  }
}
