package dev.assay.testgen.select;

import dev.assay.lab.Observed;
import dev.assay.lab.Reply.Tried;
import dev.assay.lab.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What trials have in common whose rows can stand in one table: the same call on the same receiver,
 * ending the same way, where only literals differ. Immutable.
 */
record Shape(int task, @Nullable Value receiver, List<String> arguments, String ending) {
  static Shape of(Tried tried) {
    return new Shape(
        tried.trial().task(),
        tried.trial().receiver(),
        tried.trial().arguments().stream().map(Shape::kind).toList(),
        ending(tried.observed()));
  }

  private static String kind(Value value) {
    return switch (value) {
      case Value.Literal(Object literal) -> literal.getClass().getSimpleName();
      case Value.Null _ -> "String";
      case Value.Constant(var type, var _, var ofEnum) -> type.qualified() + ofEnum;
      default -> value.toString();
    };
  }

  private static String ending(Observed observed) {
    return switch (observed) {
      case Observed.Returned returned ->
          returned.self() ? "self" : returned.value() == null ? "state" : "value";
      case Observed.Threw threw -> threw.type().qualified();
      case Observed.Lost lost -> "lost";
    };
  }
}
