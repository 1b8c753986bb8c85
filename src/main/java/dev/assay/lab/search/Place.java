package dev.assay.lab.search;

import dev.assay.lab.Order.Task;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A place in an expression tree and the way to put something else there. Pure.
 *
 * @param type the type declared there, by canonical name; {@code java.lang.Object} where it is not
 *     known
 * @param put gives the whole with another value in this place
 */
record Place<R>(Value value, String type, Function<Value, R> put) {
  static final String ANY = "java.lang.Object";

  private static final int DEEPEST = 12;

  /** Every place of a call, those of the arguments first, outer ones before inner ones. */
  static List<Place<Call>> of(Call call, Task task) {
    List<Place<Call>> all = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      int index = i;
      walk(
          new Place<>(
              call.arguments().get(i), type(task.parameters(), i), it -> call.with(index, it)),
          0,
          all);
    }
    if (call.receiver() != null) {
      walk(new Place<>(call.receiver(), task.owner(), call::on), 0, all);
    }
    return all;
  }

  /** The values directly inside of a value. */
  static List<Place<Value>> children(Value value) {
    return switch (value) {
      case Value.As(TypeName type, Value inner) ->
          List.of(new Place<>(inner, type.qualified(), it -> new Value.As(type, it)));
      case Value.New made ->
          each(
              made.arguments(),
              made.parameters(),
              list -> new Value.New(made.type(), made.parameters(), list, made.outer()));
      case Value.StaticCall call ->
          each(
              call.arguments(),
              call.parameters(),
              list -> new Value.StaticCall(call.type(), call.method(), call.parameters(), list));
      case Value.Chain chain -> chain(chain);
      case Value.ArrayOf array ->
          each(
              array.elements(),
              array.elements().stream().map(it -> array.element().qualified()).toList(),
              list -> new Value.ArrayOf(array.element(), list));
      case Value.Lambda lambda -> lambda(lambda);
      case Value.Stub stub -> stub(stub);
      case Value.Prepared prepared -> prepared(prepared);
      case Value.Literal _,
          Value.Null _,
          Value.Constant _,
          Value.ClassLiteral _,
          Value.Argument _,
          Value.Receiver _,
          Value.Raise _,
          Value.Turns _,
          Value.Reference _ ->
          List.of();
    };
  }

  private static <R> void walk(Place<R> place, int depth, List<Place<R>> all) {
    all.add(place);
    if (depth < DEEPEST) {
      for (Place<Value> child : children(place.value)) {
        walk(
            new Place<>(child.value, child.type, it -> place.put.apply(child.put.apply(it))),
            depth + 1,
            all);
      }
    }
  }

  // How often a text is repeated stays as it is: a larger number only takes memory.
  private static List<Place<Value>> chain(Value.Chain chain) {
    List<Place<Value>> all = new ArrayList<>();
    all.add(
        new Place<>(
            chain.receiver(),
            ANY,
            it -> new Value.Chain(it, chain.method(), chain.parameters(), chain.arguments())));
    if (!chain.method().equals("repeat")) {
      all.addAll(
          each(
              chain.arguments(),
              chain.parameters(),
              list -> new Value.Chain(chain.receiver(), chain.method(), chain.parameters(), list)));
    }
    return all;
  }

  private static List<Place<Value>> lambda(Value.Lambda lambda) {
    return lambda.answer() == null
        ? List.of()
        : List.of(
            new Place<>(
                lambda.answer(),
                ANY,
                it -> new Value.Lambda(lambda.type(), lambda.parameters(), it)));
  }

  private static List<Place<Value>> prepared(Value.Prepared prepared) {
    List<Place<Value>> all = new ArrayList<>();
    all.add(new Place<>(prepared.base(), ANY, prepared::on));
    List<String> types = new ArrayList<>(prepared.parameters());
    if (prepared.then() != null) {
      types.addAll(prepared.then().parameters());
    }
    all.addAll(each(prepared.given(), types, prepared::with));
    return all;
  }

  private static List<Place<Value>> stub(Value.Stub stub) {
    List<Place<Value>> all =
        new ArrayList<>(
            each(
                stub.arguments(),
                List.of(),
                list ->
                    new Value.Stub(
                        stub.type(), stub.isClass(), list, stub.methods(), stub.failure())));
    for (int i = 0; i < stub.methods().size(); i++) {
      int index = i;
      Value.StubMethod method = stub.methods().get(i);
      boolean inTurn = method.answer() instanceof Value.Turns(var answers, var by) && !by;
      // A condition that is answered by true for good is a loop without end.
      if (method.answer() != null && !inTurn) {
        all.add(
            new Place<>(
                method.answer(),
                method.returns().qualified() + "[]".repeat(method.returns().dimensions()),
                it -> answering(stub, index, it)));
      }
    }
    return all;
  }

  private static Value answering(Value.Stub stub, int index, Value answer) {
    List<Value.StubMethod> methods = new ArrayList<>(stub.methods());
    methods.set(index, methods.get(index).answering(answer));
    return stub.with(methods);
  }

  private static List<Place<Value>> each(
      List<Value> values, List<String> types, Function<List<Value>, Value> whole) {
    List<Place<Value>> all = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      int index = i;
      all.add(
          new Place<>(
              values.get(i),
              type(types, i),
              it -> {
                List<Value> changed = new ArrayList<>(values);
                changed.set(index, it);
                return whole.apply(changed);
              }));
    }
    return all;
  }

  private static String type(List<String> types, int index) {
    return index < types.size() ? types.get(index) : ANY;
  }
}
