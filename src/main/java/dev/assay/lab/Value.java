package dev.assay.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value of a test row, as an expression tree that can be printed as Java and evaluated later.
 * Knows no compiler and loads no class. Immutable.
 */
public sealed interface Value {
  /** The null that every reference type has. */
  Value NULL = new Null();

  /** The values that one is made of, in the order in which its text names them. */
  static List<Value> parts(Value whole) {
    List<@Nullable Value> all = new ArrayList<>();
    switch (whole) {
      case As as -> all.add(as.value());
      case New made -> {
        all.add(made.outer());
        all.addAll(made.arguments());
      }
      case StaticCall call -> all.addAll(call.arguments());
      case Chain chain -> {
        all.add(chain.receiver());
        all.addAll(chain.arguments());
      }
      case ArrayOf array -> all.addAll(array.elements());
      case Lambda lambda -> all.add(lambda.answer());
      case Stub stub -> {
        all.addAll(stub.arguments());
        stub.methods().forEach(method -> all.add(method.answer()));
      }
      case Prepared prepared -> {
        all.add(prepared.base());
        all.addAll(prepared.given());
      }
      case Raise(Value exception) -> all.add(exception);
      case Turns turns -> all.addAll(turns.answers());
      case Literal _, Null _, Constant _, ClassLiteral _, Argument _, Receiver _, Reference _ -> {}
    }
    return all.stream().flatMap(Stream::ofNullable).toList();
  }

  /**
   * A primitive in its box, or a String.
   *
   * @param value one of the eight boxes, or a String
   */
  record Literal(Object value) implements Value {}

  /** Null. */
  record Null() implements Value {}

  /** A value with a cast, where a call would mean another overload without. */
  record As(TypeName type, Value value) implements Value {}

  /** An enum constant or another static constant: {@code Status.OPEN}, {@code BigDecimal.ZERO}. */
  record Constant(TypeName type, String name, boolean ofEnum) implements Value {}

  /**
   * A constructor call.
   *
   * @param type with type arguments where it is generic; printed as a diamond
   * @param parameters the erased parameter types, which tell overloads apart
   * @param outer the instance an inner class belongs to
   */
  record New(TypeName type, List<String> parameters, List<Value> arguments, @Nullable Value outer)
      implements Value {
    public New {
      parameters = List.copyOf(parameters);
      arguments = List.copyOf(arguments);
    }
  }

  /** A call of a static method. */
  record StaticCall(TypeName type, String method, List<String> parameters, List<Value> arguments)
      implements Value {
    public StaticCall {
      parameters = List.copyOf(parameters);
      arguments = List.copyOf(arguments);
    }
  }

  /** A call on another value: {@code "a".repeat(70000)}, a builder's step. */
  record Chain(Value receiver, String method, List<String> parameters, List<Value> arguments)
      implements Value {
    public Chain {
      parameters = List.copyOf(parameters);
      arguments = List.copyOf(arguments);
    }
  }

  /** An array with its elements. */
  record ArrayOf(TypeName element, List<Value> elements) implements Value {
    public ArrayOf {
      elements = List.copyOf(elements);
    }
  }

  /** A lambda with one {@code answer}, which is null where it answers nothing. */
  record Lambda(TypeName type, int parameters, @Nullable Value answer) implements Value {}

  /**
   * An anonymous class whose methods answer plain values.
   *
   * @param failure what any of its methods may throw. Given only for an interface that has more
   *     methods than a test can write: such a stub answers the methods listed, whatever their
   *     parameters, and all others with null, zero or false
   */
  record Stub(
      TypeName type,
      boolean isClass,
      List<Value> arguments,
      List<StubMethod> methods,
      @Nullable Value failure)
      implements Value {
    public Stub {
      arguments = List.copyOf(arguments);
      methods = List.copyOf(methods);
    }

    /** One that is written in full. */
    public Stub(TypeName type, boolean isClass, List<Value> arguments, List<StubMethod> methods) {
      this(type, isClass, arguments, methods, null);
    }

    /** Whether only some of its methods are listed. */
    public boolean partial() {
      return failure != null;
    }

    /** The same with other methods. */
    public Stub with(List<StubMethod> others) {
      return new Stub(type, isClass, arguments, others, failure);
    }
  }

  /** One method of a stub. */
  record StubMethod(
      String visibility,
      TypeName returns,
      String name,
      List<TypeName> parameters,
      @Nullable Value answer) {
    public StubMethod {
      parameters = List.copyOf(parameters);
    }

    /** The same with another answer. */
    public StubMethod answering(Value other) {
      return new StubMethod(visibility, returns, name, parameters, other);
    }
  }

  /**
   * In the answer of a stub's method: the calls are answered with these in turn, and from then on
   * with the last.
   *
   * @param byArguments whether it is not each call that gets the next one, but each list of
   *     arguments that was not seen before
   */
  record Turns(List<Value> answers, boolean byArguments) implements Value {
    public Turns {
      if (answers.isEmpty()) {
        throw new IllegalArgumentException("turns need an answer");
      }
      answers = List.copyOf(answers);
    }

    /** The answer to the call of this number, from 0. */
    public Value at(int turn) {
      return answers.get(Math.min(turn, answers.size() - 1));
    }
  }

  /**
   * An object on which a method has been called, to bring it into another state.
   *
   * @param then a call on what the method answered, behind which some keep part of their state:
   *     {@code config.route("a").to("b")}
   */
  record Prepared(
      Value base,
      String method,
      List<String> parameters,
      List<Value> arguments,
      @Nullable Then then)
      implements Value {
    public Prepared {
      parameters = List.copyOf(parameters);
      arguments = List.copyOf(arguments);
    }

    /** After one call. */
    public Prepared(Value base, String method, List<String> parameters, List<Value> arguments) {
      this(base, method, parameters, arguments, null);
    }

    /** The same call on another object. */
    public Prepared on(Value other) {
      return new Prepared(other, method, parameters, arguments, then);
    }

    /** The arguments of the call, and of the one on its answer. */
    public List<Value> given() {
      if (then == null) {
        return arguments;
      }
      List<Value> all = new ArrayList<>(arguments);
      all.addAll(then.arguments());
      return List.copyOf(all);
    }

    /** The same calls with other values for {@link #given}. */
    public Prepared with(List<Value> given) {
      int own = arguments.size();
      Then other =
          then == null
              ? null
              : new Then(then.method(), then.parameters(), given.subList(own, given.size()));
      return new Prepared(base, method, parameters, given.subList(0, own), other);
    }
  }

  /** A call on what another call answered. */
  record Then(String method, List<String> parameters, List<Value> arguments) {
    public Then {
      parameters = List.copyOf(parameters);
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * In the answer of a lambda or of a stub's method: what it was called with. As the result of a
   * call: the very argument.
   *
   * @param index of the parameter, from 0
   */
  record Argument(int index) implements Value {}

  /** In an argument: the very object that the method is called on. */
  record Receiver() implements Value {}

  /** In the answer of a lambda or of a stub's method: it throws. */
  record Raise(Value exception) implements Value {}

  /**
   * A method as a function: {@code Integer::sum}, {@code String::length}, {@code Runnable::run}.
   * The method is static, or it is called on the first argument.
   *
   * @param type the functional interface it stands for, with type arguments
   * @param owner the class it belongs to
   */
  record Reference(TypeName type, TypeName owner, String method) implements Value {}

  /** {@code Foo.class}. */
  record ClassLiteral(TypeName type) implements Value {}

  /** A literal. */
  static Value of(Object value) {
    return new Literal(value);
  }

  /** A constructor call of a JDK class whose one parameter is a String. */
  static Value newFrom(Class<?> type, String text) {
    return new New(TypeName.of(type), List.of("java.lang.String"), List.of(of(text)), null);
  }

  /** A call of a static method of a JDK class. */
  static Value call(Class<?> type, String method, List<String> parameters, List<Value> arguments) {
    return new StaticCall(TypeName.of(type), method, parameters, arguments);
  }

  /** A constant of a JDK class. */
  static Value constant(Class<?> type, String name) {
    return new Constant(TypeName.of(type), name, type.isEnum());
  }
}
