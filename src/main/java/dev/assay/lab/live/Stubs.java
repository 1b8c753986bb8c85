package dev.assay.lab.live;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
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
    return heard -> proxy(type, new Handler(number, heard, method -> new Answer("", List.of(), answer)));
  }

  /** A method that stands for a lambda: static, or called on the first argument. */
  Recipe reference(Class<?> type, List<Method> named) {
    return heard ->
        proxy(
            type,
            new Handler(
                NOT_NUMBERED,
                heard,
                method -> new Answer("", List.of(), called(named, method.getParameterCount()))));
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
    Map<Method, Answer> known = new HashMap<>();
    Answers lookup = method -> known.computeIfAbsent(method, each -> answer(each, answers));
    if (type.isInterface()) {
      return heard -> proxy(type, new Handler(number, heard, lookup));
    }
    List<Constructor<?>> constructors = constructors(type, answers);
    return heard -> {
      @Nullable Object[] made = Maker.made(arguments, heard);
      @Nullable Object[] all = new @Nullable Object[made.length + 1];
      all[0] = new Handler(number, heard, lookup);
      System.arraycopy(made, 0, all, 1, made.length);
      return create(type, constructors, all);
    };
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

  private Object proxy(Class<?> type, InvocationHandler handler) {
    try {
      return Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler);
    } catch (IllegalArgumentException notPossible) {
      throw new Unbuildable(
          "%s cannot be implemented: %s".formatted(type.getName(), notPossible.getMessage()));
    }
  }

  private List<Constructor<?>> constructors(Class<?> type, List<Answer> answers) {
    Shape shape = new Shape(type, answers.stream().map(Answer::method).sorted().toList());
    List<Constructor<?>> known = subclasses.get(shape);
    if (known == null) {
      Class<?> made = Subclass.of(type, loader, subclasses.size(), shape.methods());
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
      if (method.getDeclaringClass() == Object.class && self instanceof Proxy) {
        return identity(self, method, given);
      }
      if (method.isDefault() && self instanceof Proxy) {
        method.setAccessible(true);
        return InvocationHandler.invokeDefault(self, method, arguments);
      }
      if (number != NOT_NUMBERED) {
        heard.call(number, method.getName(), given);
      }
      Recipe recipe = answers.of(method).recipe();
      Object answer = recipe == null ? null : heard.answer(recipe, given);
      Class<?> returns = method.getReturnType();
      return returns == void.class ? null : Coerced.to(returns, answer);
    }

    private static Object identity(Object self, Method method, @Nullable Object[] given) {
      return switch (method.getName()) {
        case "equals" -> self == given[0];
        case "hashCode" -> System.identityHashCode(self);
        default -> "Stub@" + Integer.toHexString(System.identityHashCode(self));
      };
    }
  }
}
