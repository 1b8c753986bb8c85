package dev.assay.testgen.generate;

import dev.assay.lab.Doubles;
import dev.assay.lab.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the stubs and lambdas of one call as {@link dev.assay.lab.Observed.Interaction} does.
 * Every value is copied, so that each place has an object of its own and can be told from others
 * that are equal. For one test.
 */
final class Numbered {
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
    return Doubles.of(receiver, arguments);
  }

  private static List<Value> copies(List<Value> values) {
    return values.stream().map(Numbered::copy).toList();
  }

  private static @Nullable Value optional(@Nullable Value value) {
    return value == null ? null : copy(value);
  }

  private static Value copy(Value value) {
    return switch (value) {
      case Value.As(var type, var inner) -> new Value.As(type, copy(inner));
      case Value.New(var type, var parameters, var given, var outer) ->
          new Value.New(type, parameters, copies(given), optional(outer));
      case Value.StaticCall(var type, var method, var parameters, var given) ->
          new Value.StaticCall(type, method, parameters, copies(given));
      case Value.Chain(var on, var method, var parameters, var given) ->
          new Value.Chain(copy(on), method, parameters, copies(given));
      case Value.ArrayOf(var element, var elements) -> new Value.ArrayOf(element, copies(elements));
      case Value.Prepared step -> step.on(copy(step.base())).with(copies(step.given()));
      case Value.Lambda(var type, var parameters, var answer) ->
          new Value.Lambda(type, parameters, optional(answer));
      case Value.Stub stub ->
          new Value.Stub(
              stub.type(),
              stub.isClass(),
              copies(stub.arguments()),
              stub.methods().stream().map(Numbered::copy).toList(),
              stub.failure());
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

  private static Value.StubMethod copy(Value.StubMethod method) {
    return new Value.StubMethod(
        method.visibility(),
        method.returns(),
        method.name(),
        method.parameters(),
        optional(method.answer()));
  }
}
