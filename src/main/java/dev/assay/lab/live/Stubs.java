package dev.assay.lab.live;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the objects that stand for lambdas and anonymous classes. For one thread. */
final class Stubs {
  private static final int NOT_NUMBERED = -1;

  private final SubjectLoader loader;
  private final Map<Shape, List<Constructor<?>>> subclasses = new HashMap<>();

  Stubs(SubjectLoader loader) {
    this.loader = loader;
  }

  /**
   * A method of an anonymous class.
   *
   * @param recipe null where it answers nothing
   */
  record Answer(String method, List<String> parameters, @Nullable Recipe recipe) {}

  /** What a generated subclass depends on. */
  private record Shape(Class<?> type, List<String> methods) {}

  Recipe lambda(Class<?> type, int number, @Nullable Recipe answer) {
    if (!type.isInterface()) {
      throw new Unbuildable(type.getName() + " is no interface, so there is no lambda of it");
    }
    Answer always = new Answer("", List.of(), answer);
    List<Constructor<?>> constructors = constructors(new Shape(type, List.of()));
    return heard ->
        create(type, constructors, new Object[] {new Handler(number, heard, method -> always)});
  }

  /** A method that stands for a lambda: static, or called on the first argument. */
  Recipe reference(Class<?> type, List<Method> named) {
    List<Constructor<?>> constructors = constructors(new Shape(type, List.of()));
    Answers answers =
        method -> new Answer("", List.of(), called(named, method.getParameterCount()));
    return heard ->
        create(type, constructors, new Object[] {new Handler(NOT_NUMBERED, heard, answers)});
  }

  private static Recipe called(List<Method> named, int parameters) {
    return heard -> {
      for (Method method : named) {
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        if (method.getParameterCount() == (isStatic ? parameters : parameters - 1)) {
          @Nullable Object[] given = new @Nullable Object[parameters];
          for (int i = 0; i < parameters; i++) {
            given[i] = heard.given(i);
          }
          return isStatic
              ? Members.call(method, null, Maker.given(method, null, given))
              : Members.call(
                  method,
                  given[0],
                  Maker.given(method, null, Arrays.copyOfRange(given, 1, parameters)));
        }
      }
      throw new Unbuildable("no method of that name takes " + parameters + " arguments");
    };
  }

  Recipe stub(Class<?> type, int number, List<Recipe> arguments, List<Answer> answers) {
    Answers lookup = lookup(method -> answer(method, answers));
    List<String> names = answers.stream().map(Answer::method).sorted().toList();
    List<Constructor<?>> constructors = constructors(new Shape(type, names));
    return heard -> {
      @Nullable Object[] made = Maker.made(arguments, heard);
      @Nullable Object[] all = new @Nullable Object[made.length + 1];
      all[0] = new Handler(number, heard, lookup);
      System.arraycopy(made, 0, all, 1, made.length);
      return create(type, constructors, all);
    };
  }

  /** A stub that answers some methods by their names; there is one of it in a run. */
  Recipe partial(Class<?> type, int number, List<Answer> answers) {
    if (!type.isInterface()) {
      throw new Unbuildable(type.getName() + " is no interface, so no part of it can be a stub");
    }
    Answers lookup = lookup(method -> named(method, answers));
    List<Constructor<?>> constructors = constructors(new Shape(type, List.of()));
    Object key = new Object();
    return heard ->
        heard.once(
            key,
            () -> create(type, constructors, new Object[] {new Handler(number, heard, lookup)}));
  }

  private static Answers lookup(Answers answers) {
    Map<Method, Answer> known = new HashMap<>();
    return method -> known.computeIfAbsent(method, answers::of);
  }

  private static Answer named(Method method, List<Answer> answers) {
    return answers.stream()
        .filter(answer -> answer.method().equals(method.getName()))
        .findFirst()
        .orElseGet(() -> new Answer(method.getName(), List.of(), nothing(method.getReturnType())));
  }

  private static Recipe nothing(Class<?> type) {
    boolean zero = type.isPrimitive() && type != void.class;
    return heard -> zero ? Array.get(Array.newInstance(type, 1), 0) : null;
  }

  // A stub does not say which constructor it means: the first that takes its values.
  private static @Nullable Object create(
      Class<?> type, List<Constructor<?>> constructors, @Nullable Object[] values)
      throws Throwable {
    for (Constructor<?> constructor : constructors) {
      @Nullable Object[] given;
      try {
        given = Maker.given(constructor, null, values);
      } catch (Unbuildable another) {
        continue;
      }
      return Members.call(constructor, null, given);
    }
    throw new Unbuildable(
        "%s has no constructor that takes the %d values given"
            .formatted(type.getName(), values.length - 1));
  }

  private static Answer answer(Method method, List<Answer> answers) {
    List<String> parameters = Members.parametersOf(method);
    List<Answer> named =
        answers.stream()
            .filter(answer -> answer.method().equals(method.getName()))
            .filter(answer -> answer.parameters().size() == parameters.size())
            .toList();
    return named.stream()
        .filter(answer -> answer.parameters().equals(parameters))
        .findFirst()
        .or(() -> named.stream().findFirst())
        .orElseThrow(() -> new Unbuildable("the stub has no answer for " + method.getName()));
  }

  private List<Constructor<?>> constructors(Shape shape) {
    List<Constructor<?>> known = subclasses.get(shape);
    if (known == null) {
      Class<?> made = Subclass.of(shape.type, loader, subclasses.size(), shape.methods);
      known =
          Arrays.stream(made.getDeclaredConstructors())
              .filter(Constructor::trySetAccessible)
              .toList();
      subclasses.put(shape, known);
    }
    return known;
  }

  /** Which answer belongs to a method. */
  private interface Answers {
    Answer of(Method method);
  }

  /** Takes the calls of one stub or lambda. */
  private record Handler(int number, Heard heard, Answers answers) implements InvocationHandler {
    @Override
    public @Nullable Object invoke(
        Object self, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
      @Nullable Object[] given = arguments == null ? new @Nullable Object[0] : arguments;
      if (number != NOT_NUMBERED) {
        heard.call(number, method.getName(), given);
      }
      Recipe recipe = answers.of(method).recipe();
      Object answer = recipe == null ? null : heard.answer(recipe, given);
      Class<?> returns = method.getReturnType();
      return returns == void.class ? null : Coerced.to(returns, answer);
    }
  }
}
