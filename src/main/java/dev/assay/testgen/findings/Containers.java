package dev.assay.testgen.findings;

import dev.assay.lab.Value;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * What was put into an object is found in it, and what was taken out is gone, where the methods are
 * called so. Stateless.
 */
final class Containers {
  private static final String ADD = "add|insert|include|register|put";
  private static final String CONTAINS = "contains|has|includes|isRegistered|exists";
  private static final String PUT = "put|set|store";
  private static final String GET = "get|lookup|find";
  private static final String PUSH = "push|enqueue|offer|addLast|append";
  private static final String POP = "pop|dequeue|poll|removeFirst|removeLast";
  private static final String SIZE = "size|count|length|depth";

  private static final List<String> WORDS = List.of("abc", "Abc", " x y", "A-1");
  private static final List<String> FEW = List.of("abc", "xyz");

  private Containers() {}

  static void ask(TypeElement type, Asking asking) {
    List<ExecutableElement> methods =
        Asking.open(type).stream().filter(it -> !Asking.isStatic(it)).toList();
    for (ExecutableElement adding : methods) {
      switch (asking.inputs().erased(adding).size()) {
        case 1 -> {
          contains(type, adding, methods, asking);
          popped(type, adding, methods, asking);
        }
        case 2 -> got(type, adding, methods, asking);
        default -> {}
      }
    }
  }

  private static void contains(
      TypeElement type, ExecutableElement adding, List<ExecutableElement> all, Asking asking) {
    String given = asking.inputs().erased(adding).getFirst();
    Optional<ExecutableElement> looking = named(all, CONTAINS, List.of(given), asking);
    Optional<Value> fresh = asking.instance(type);
    if (!named(adding, ADD)
        || looking.isEmpty()
        || fresh.isEmpty()
        || !looking.get().getReturnType().toString().equals("boolean")) {
      return;
    }
    String why = "as %s was called with it before".formatted(adding.getSimpleName());
    Equation.Rule rule = asking.rule(looking.get(), "contradiction", 1, why);
    for (Value value : values(given, WORDS)) {
      Value after = after(fresh.get(), adding, List.of(value), asking);
      asking.expect(rule, new Asking.Call(looking.get(), after, List.of(value)), Value.of(true));
    }
    gone(adding, looking.get(), all, asking);
  }

  private static void gone(
      ExecutableElement adding,
      ExecutableElement looking,
      List<ExecutableElement> all,
      Asking asking) {
    String given = asking.inputs().erased(adding).getFirst();
    Optional<ExecutableElement> removing = named(all, "remove|delete", List.of(given), asking);
    Optional<Value> fresh = asking.instance(Asking.owner(adding));
    if (removing.isEmpty() || fresh.isEmpty()) {
      return;
    }
    String why = "as %s took it out again".formatted(removing.get().getSimpleName());
    Equation.Rule rule = asking.rule(looking, "contradiction", 0, why);
    for (Value value : values(given, FEW)) {
      Value with = after(fresh.get(), adding, List.of(value), asking);
      Value without = after(with, removing.get(), List.of(value), asking);
      asking.expect(rule, new Asking.Call(looking, without, List.of(value)), Value.of(false));
    }
  }

  private static void got(
      TypeElement type, ExecutableElement putting, List<ExecutableElement> all, Asking asking) {
    List<String> given = asking.inputs().erased(putting);
    Optional<ExecutableElement> getting = named(all, GET, List.of(given.getFirst()), asking);
    Optional<Value> fresh = asking.instance(type);
    if (!named(putting, PUT)
        || getting.isEmpty()
        || fresh.isEmpty()
        || !given.getFirst().matches("java\\.lang\\.(String|Object)")
        || values(given.getLast(), FEW).isEmpty()) {
      return;
    }
    String why = "as %s put it there before".formatted(putting.getSimpleName());
    Equation.Rule rule = asking.rule(getting.get(), "contradiction", 1, why);
    Value value = values(given.getLast(), FEW).getFirst();
    for (Value key : values(given.getFirst(), WORDS)) {
      Value after = after(fresh.get(), putting, List.of(key, value), asking);
      asking.expect(rule, new Asking.Call(getting.get(), after, List.of(key)), value);
    }
  }

  private static void popped(
      TypeElement type, ExecutableElement pushing, List<ExecutableElement> all, Asking asking) {
    String given = asking.inputs().erased(pushing).getFirst();
    Optional<ExecutableElement> popping = named(all, POP, List.of(), asking);
    Optional<Value> fresh = asking.instance(type);
    if (!named(pushing, PUSH) || popping.isEmpty() || fresh.isEmpty() || !empty(fresh.get())) {
      return;
    }
    String why = "as %s was called with it before".formatted(pushing.getSimpleName());
    Equation.Rule rule = asking.rule(popping.get(), "contradiction", 0, why);
    for (Value value : values(given, FEW)) {
      Value full = after(fresh.get(), pushing, List.of(value), asking);
      asking.expect(rule, new Asking.Call(popping.get(), full, List.of()), value);
      Value less = after(full, popping.get(), List.of(), asking);
      named(all, SIZE, List.of(), asking)
          .ifPresent(size ->
              asking.compare(
                  asking.rule(popping.get(), "contradiction", 0, "as one was taken out again"),
                  new Asking.Call(size, less, List.of()),
                  new Asking.Call(size, fresh.get(), List.of())));
    }
  }

  // Of other objects it is not known what is in them at first.
  private static boolean empty(Value fresh) {
    return fresh instanceof Value.New made
        && made.arguments().stream()
            .allMatch(it -> it instanceof Value.Literal(Integer number) && number > 0);
  }

  private static Value after(
      Value base, ExecutableElement method, List<Value> arguments, Asking asking) {
    return new Value.Prepared(
        base, method.getSimpleName().toString(), asking.inputs().erased(method), arguments);
  }

  private static boolean named(ExecutableElement method, String names) {
    return method.getSimpleName().toString().matches(names);
  }

  private static Optional<ExecutableElement> named(
      List<ExecutableElement> methods, String names, List<String> parameters, Asking asking) {
    return methods.stream()
        .filter(it -> named(it, names) && asking.inputs().erased(it).equals(parameters))
        .findFirst();
  }

  private static List<Value> values(@Nullable String type, List<String> words) {
    return switch (type) {
      case "java.lang.String", "java.lang.CharSequence", "java.lang.Object" ->
          words.stream().<Value>map(each -> Value.of(each)).toList();
      case "int" -> List.of(Value.of(3), Value.of(7), Value.of(40));
      case "long" -> List.of(Value.of(3L), Value.of(7L), Value.of(40L));
      case null, default -> List.of();
    };
  }
}
