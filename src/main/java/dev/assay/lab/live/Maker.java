package dev.assay.lab.live;

import dev.assay.lab.Sinks;
import dev.assay.lab.Value;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into recipes. Numbers stubs and lambdas in the order in which it meets them, so one
 * maker serves one trial, whose values come in their order. For one thread.
 */
final class Maker {
  /** Longer texts may be written as calls that make them. */
  private static final int LONGEST_CONSTANT = 60;

  private final Types types;
  private final Members members;
  private final Stubs stubs;
  private int numbered;

  Maker(Types types, Members members, Stubs stubs) {
    this.types = types;
    this.members = members;
    this.stubs = stubs;
  }

  /** Throws {@link Unbuildable} for what names something that is not there. */
  Recipe recipe(Value value) {
    return switch (value) {
      case Value.Literal(Object literal) -> literal(literal);
      case Value.Null _ -> heard -> null;
      case Value.As as -> cast(as);
      case Value.Constant constant -> constant(constant);
      case Value.New creation -> creation(creation);
      case Value.StaticCall call -> staticCall(call);
      case Value.Chain chain -> chain(chain);
      case Value.ArrayOf array -> array(array);
      case Value.Prepared prepared -> prepared(prepared);
      case Value.ClassLiteral(var type) -> fixed(types.named(type));
      case Value.Lambda lambda -> {
        int number = numbered++;
        Value answer = lambda.answer();
        yield stubs.lambda(
            types.named(lambda.type()), number, answer == null ? null : recipe(answer));
      }
      case Value.Stub stub -> stub(stub);
      case Value.Argument(int index) -> heard -> heard.given(index);
      case Value.Receiver _ -> Heard::receiver;
      case Value.Raise(Value exception) -> raise(recipe(exception));
      case Value.Turns turns -> inTurn(recipes(turns.answers()), turns.byArguments());
      case Value.Reference reference ->
          stubs.reference(
              types.named(reference.type()),
              members.named(types.named(reference.owner()), reference.method()));
    };
  }

  // What is the same object in a test, and what is not, is so here.
  private static Recipe literal(Object literal) {
    return switch (literal) {
      case String text -> {
        String constant = text.length() <= LONGEST_CONSTANT ? text.intern() : text;
        yield heard -> constant;
      }
      case Integer number -> heard -> Integer.valueOf(number.intValue());
      case Long number -> heard -> Long.valueOf(number.longValue());
      case Short number -> heard -> Short.valueOf(number.shortValue());
      case Byte number -> heard -> Byte.valueOf(number.byteValue());
      case Double number -> heard -> Double.valueOf(number.doubleValue());
      case Float number -> heard -> Float.valueOf(number.floatValue());
      case Character letter -> heard -> Character.valueOf(letter.charValue());
      default -> heard -> literal;
    };
  }

  private static Recipe raise(Recipe exception) {
    return heard -> {
      throw exception.make(heard) instanceof Throwable thrown
          ? thrown
          : new Unbuildable("what is thrown is no exception");
    };
  }

  private static Recipe inTurn(List<Recipe> answers, boolean byArguments) {
    Object key = new Object();
    return heard ->
        answers.get(Math.min(heard.turn(key, byArguments), answers.size() - 1)).make(heard);
  }

  private static Recipe fixed(Object object) {
    return heard -> object;
  }

  private Recipe cast(Value.As as) {
    Class<?> type = types.named(as.type());
    Recipe inner = recipe(as.value());
    return heard -> Coerced.to(type, inner.make(heard));
  }

  private Recipe constant(Value.Constant constant) {
    Field field = Members.constant(types.named(constant.type()), constant.name());
    return heard -> field.get(null);
  }

  private Recipe creation(Value.New creation) {
    Value outer = creation.outer();
    Recipe enclosing = outer == null ? null : recipe(outer);
    List<Recipe> arguments = recipes(creation.arguments());
    Class<?> type = types.named(creation.type());
    if (Members.inner(type) != (enclosing != null)) {
      throw new Unbuildable(
          type.getName()
              + (enclosing == null ? " needs its enclosing instance" : " has no enclosing one"));
    }
    Constructor<?> constructor = members.constructor(type, creation.parameters());
    boolean sink = Sinks.is(creation);
    return heard -> {
      Object around = enclosing == null ? null : enclosing.make(heard);
      Object made =
          Members.call(constructor, null, given(constructor, around, made(arguments, heard)));
      if (sink && made != null) {
        heard.sink(creation, made);
      }
      return made;
    };
  }

  private Recipe staticCall(Value.StaticCall call) {
    Method method = members.method(types.named(call.type()), call.method(), call.parameters());
    List<Recipe> arguments = recipes(call.arguments());
    return heard -> Members.call(method, null, given(method, null, made(arguments, heard)));
  }

  private Recipe chain(Value.Chain chain) {
    Recipe base = recipe(chain.receiver());
    List<Recipe> arguments = recipes(chain.arguments());
    return heard -> {
      Object receiver = present(base.make(heard), chain.method());
      Method method = members.method(receiver.getClass(), chain.method(), chain.parameters());
      return Members.call(method, receiver, given(method, null, made(arguments, heard)));
    };
  }

  private Recipe prepared(Value.Prepared prepared) {
    Recipe base = recipe(prepared.base());
    List<Recipe> arguments = recipes(prepared.arguments());
    Value.Then then = prepared.then();
    List<Recipe> others = then == null ? List.of() : recipes(then.arguments());
    return heard -> {
      Object receiver = present(base.make(heard), prepared.method());
      Object answer = call(receiver, prepared.method(), prepared.parameters(), arguments, heard);
      if (then != null) {
        call(present(answer, then.method()), then.method(), then.parameters(), others, heard);
      }
      return receiver;
    };
  }

  private @Nullable Object call(
      Object on, String name, List<String> parameters, List<Recipe> arguments, Heard heard)
      throws Throwable {
    Method method = members.method(on.getClass(), name, parameters);
    return Members.call(method, on, given(method, null, made(arguments, heard)));
  }

  private static Object present(@Nullable Object receiver, String method) {
    if (receiver == null) {
      throw new Unbuildable("there is no object to call %s on".formatted(method));
    }
    return receiver;
  }

  private Recipe array(Value.ArrayOf array) {
    Class<?> element = types.named(array.element());
    List<Recipe> elements = recipes(array.elements());
    return heard -> {
      Object made = Array.newInstance(element, elements.size());
      for (int i = 0; i < elements.size(); i++) {
        Array.set(made, i, Coerced.to(element, elements.get(i).make(heard)));
      }
      return made;
    };
  }

  private Recipe stub(Value.Stub stub) {
    int number = numbered++;
    List<Recipe> arguments = recipes(stub.arguments());
    List<Stubs.Answer> answers = new ArrayList<>();
    for (Value.StubMethod method : stub.methods()) {
      Value answer = method.answer();
      List<String> parameters =
          method.parameters().stream()
              .map(type -> type.qualified() + "[]".repeat(type.dimensions()))
              .toList();
      answers.add(
          new Stubs.Answer(method.name(), parameters, answer == null ? null : recipe(answer)));
    }
    Class<?> type = types.named(stub.type());
    return stub.partial()
        ? stubs.partial(type, number, answers)
        : stubs.stub(type, number, arguments, answers);
  }

  private List<Recipe> recipes(List<Value> values) {
    return values.stream().map(this::recipe).toList();
  }

  static @Nullable Object[] made(List<Recipe> recipes, Heard heard) throws Throwable {
    @Nullable Object[] made = new @Nullable Object[recipes.size()];
    for (int i = 0; i < made.length; i++) {
      made[i] = recipes.get(i).make(heard);
    }
    return made;
  }

  /**
   * The objects as the executable takes them: numbers converted, variable arguments in an array.
   *
   * @param outer the instance that a new inner object belongs to
   */
  static @Nullable Object[] given(
      Executable executable, @Nullable Object outer, @Nullable Object[] made) {
    Class<?>[] wanted = executable.getParameterTypes();
    int from = outer == null ? 0 : 1;
    int own = wanted.length - from;
    boolean spread =
        executable.isVarArgs()
            && (made.length != own
                || (made[own - 1] != null && !wanted[wanted.length - 1].isInstance(made[own - 1])));
    int fixed = spread ? own - 1 : own;
    if (made.length < fixed || (!spread && made.length > fixed)) {
      throw new Unbuildable(
          "%s takes %d values and not %d".formatted(executable.getName(), own, made.length));
    }
    @Nullable Object[] given = new @Nullable Object[wanted.length];
    if (outer != null) {
      given[0] = outer;
    }
    for (int i = 0; i < fixed; i++) {
      given[from + i] = Coerced.to(wanted[from + i], made[i]);
    }
    if (spread) {
      Class<?> element = wanted[wanted.length - 1].componentType();
      Object rest = Array.newInstance(element, made.length - fixed);
      for (int i = fixed; i < made.length; i++) {
        Array.set(rest, i - fixed, Coerced.to(element, made[i]));
      }
      given[wanted.length - 1] = rest;
    }
    return given;
  }
}
