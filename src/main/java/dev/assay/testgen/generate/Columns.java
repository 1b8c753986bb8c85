package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Boundaries;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.Inputs;
import dev.assay.testgen.inputs.Unlike;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.type.TypeMirror;

/**
 * Gathers what a parameter is tried with: a plain value, the boundaries of the code's conditions,
 * what the code names, null, and all that is interesting of its type. For one job.
 */
final class Columns {
  private final Inputs inputs;
  private final Boundaries boundaries;
  private final Kin kin;
  private final boolean conditions;

  /**
   * @param conditions whether what the code itself says is made use of
   */
  Columns(Inputs inputs, Kin kin, boolean conditions) {
    this.inputs = inputs;
    this.boundaries = new Boundaries(inputs);
    this.kin = kin;
    this.conditions = conditions;
  }

  /**
   * The values of a parameter.
   *
   * @param beside the plain values that stand beside it, to which its own is added
   */
  List<Candidate> of(Target target, int index, List<Value> beside) {
    TypeMirror type = target.parameters().get(index);
    String name = target.parameterNames().get(index);
    List<Candidate> plain = kin.with(target, index, inputs.of(type, name));
    Map<Value, Candidate> column = new LinkedHashMap<>();
    plain.stream()
        .limit(1)
        .map(it -> Unlike.of(it, beside))
        .forEach(it -> {
          column.put(it.value(), it);
          beside.add(it.value());
        });
    plain.stream().limit(1).forEach(it -> column.putIfAbsent(it.value(), it));
    if (conditions && target.signature() != null) {
      String read = target.signature().parameters().get(index).name();
      boundaries
          .of(target.signature(), read, type)
          .forEach(it -> column.putIfAbsent(it.value(), it));
    }
    if (conditions && !plain.isEmpty()) {
      inputs
          .named(target.method().getParameters().get(index), type)
          .forEach(it -> column.putIfAbsent(it.value(), it));
    }
    if (!plain.isEmpty() && !type.getKind().isPrimitive()) {
      column.put(Value.NULL, new Candidate(Value.NULL, "Null"));
    }
    plain.forEach(it -> column.putIfAbsent(it.value(), it));
    if (plain.isEmpty() && !type.getKind().isPrimitive()) {
      return List.of();
    }
    return column.values().stream()
        .map(it -> target.overloaded() ? new Candidate(exact(it.value(), type), it.trait()) : it)
        .toList();
  }

  /** Without a cast, foo(5) would mean foo(int) where foo(Integer) or foo(Object) is tested. */
  static Value exact(Value value, TypeMirror type) {
    TypeName wanted = TypeName.of(type);
    boolean natural =
        switch (value) {
          case Value.Literal literal ->
              literal.value() instanceof String
                  ? wanted.is(String.class)
                  : type.getKind().isPrimitive();
          case Value.New creation -> creation.type().qualified().equals(wanted.qualified());
          case Value.ArrayOf array -> true;
          case Value.Constant constant -> constant.type().qualified().equals(wanted.qualified());
          case Value.Chain chain -> wanted.is(String.class);
          default -> false;
        };
    return natural ? value : new Value.As(wanted, value);
  }
}
