package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the stubs and lambdas of one call as {@link dev.assay.lab.Observed.Interaction} does.
 * Every value is copied, so that each place has an object of its own and can be told from others
 * that are equal. For one test.
 */
final class Numbered {
  private final List<Value> doubles = new ArrayList<>();
  private final @Nullable Value receiver;
  private final List<Value> arguments;

  Numbered(Row row) {
    Value instance = row.instance();
    this.receiver = instance == null ? null : copy(instance);
    this.arguments = copies(row.values());
  }

  @Nullable Value receiver() {
    return receiver;
  }

  List<Value> arguments() {
    return arguments;
  }

  /** The stubs and lambdas; their number is their place here. */
  List<Value> doubles() {
    return List.copyOf(doubles);
  }

  private List<Value> copies(List<Value> values) {
    return values.stream().map(this::copy).toList();
  }

  private @Nullable Value optional(@Nullable Value value) {
    return value == null ? null : copy(value);
  }

  private Value copy(Value value) {
    return switch (value) {
      case Value.As(var type, var inner) -> new Value.As(type, copy(inner));
      case Value.New(var type, var parameters, var given, var outer) -> {
        Value around = optional(outer);
        yield new Value.New(type, parameters, copies(given), around);
      }
      case Value.StaticCall(var type, var method, var parameters, var given) ->
          new Value.StaticCall(type, method, parameters, copies(given));
      case Value.Chain(var on, var method, var parameters, var given) ->
          new Value.Chain(copy(on), method, parameters, copies(given));
      case Value.ArrayOf(var element, var elements) -> new Value.ArrayOf(element, copies(elements));
      case Value.Prepared step -> step.on(copy(step.base())).with(copies(step.given()));
      case Value.Lambda(var type, var parameters, var answer) -> {
        int number = number(value);
        yield numbered(number, new Value.Lambda(type, parameters, optional(answer)));
      }
      case Value.Stub stub -> {
        int number = number(value);
        List<Value> given = copies(stub.arguments());
        yield numbered(
            number,
            new Value.Stub(
                stub.type(),
                stub.isClass(),
                given,
                stub.methods().stream().map(this::copy).toList(),
                stub.failure()));
      }
      case Value.Raise(Value exception) -> new Value.Raise(copy(exception));
      case Value.Turns(var answers, var byArguments) ->
          new Value.Turns(copies(answers), byArguments);
      case Value.Argument argument -> argument;
      case Value.Receiver _ -> new Value.Receiver();
      case Value.Reference reference -> reference;
      case Value.Literal literal -> literal;
      case Value.Null nothing -> nothing;
      case Value.Constant constant -> constant;
      case Value.ClassLiteral literal -> literal;
    };
  }

  private Value.StubMethod copy(Value.StubMethod method) {
    return new Value.StubMethod(
        method.visibility(),
        method.returns(),
        method.name(),
        method.parameters(),
        optional(method.answer()));
  }

  private int number(Value original) {
    doubles.add(original);
    return doubles.size() - 1;
  }

  private Value numbered(int number, Value copy) {
    doubles.set(number, copy);
    return copy;
  }
}
