package dev.assay.testgen.inputs;

import dev.assay.lab.Order;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Lists the calls that may bring an object into another state. For one job. */
public final class Steps {
  private static final int MOST = 16;
  private static final int MOST_VALUES = 6;
  private static final int MOST_NAMED = 3;
  private static final int MOST_THEN = 8;
  private static final String CHANGE =
      "(add|push|put|offer|append|insert|enqueue|set|register|open|start|with|deposit|increment).*";
  private static final Set<String> NEVER =
      Set.of("equals", "hashCode", "toString", "compareTo", "finalize", "clone", "wait", "notify");

  private final Inputs inputs;
  private final Observing observing;
  private final Map<String, List<Order.Step>> known = new HashMap<>();
  private final Map<String, List<Order.Step>> knownFurther = new HashMap<>();

  public Steps(Inputs inputs, Observing observing) {
    this.inputs = inputs;
    this.observing = observing;
  }

  /**
   * The methods of a type that may change it, those that fill it first, each with values for its
   * parameters.
   *
   * @param type with type arguments that can be written, as {@link Inputs#concrete} gives it
   */
  public List<Order.Step> of(DeclaredType type) {
    return known.computeIfAbsent(type.toString(), name -> found(type));
  }

  private List<Order.Step> found(DeclaredType type) {
    var element = (TypeElement) type.asElement();
    List<ExecutableElement> methods =
        ElementFilter.methodsIn(inputs.elements().getAllMembers(element)).stream()
            .filter(this::changes)
            .sorted(Comparator.comparingInt(Steps::rank))
            .toList();
    List<Order.Step> all = new ArrayList<>();
    for (ExecutableElement method : methods) {
      Order.Step step = all.size() < MOST ? step(type, method) : null;
      if (step != null) {
        all.add(step);
      }
    }
    return all;
  }

  /** The same and, after these, calls on what the methods of the type answer. */
  public List<Order.Step> further(DeclaredType type) {
    return knownFurther.computeIfAbsent(type.toString(), name -> foundFurther(type));
  }

  private List<Order.Step> foundFurther(DeclaredType type) {
    List<Order.Step> all = new ArrayList<>(of(type));
    int most = all.size() + MOST;
    for (ExecutableElement method :
        ElementFilter.methodsIn(inputs.elements().getAllMembers((TypeElement) type.asElement()))) {
      DeclaredType answer = answer(type, method);
      Order.Step step = answer == null || all.size() >= most ? null : step(type, method);
      if (answer != null && step != null) {
        of(answer).stream()
            .limit(Math.min(MOST_THEN, most - all.size()))
            .map(then -> new Order.Step(step.method(), step.parameters(), step.columns(), then))
            .forEach(all::add);
      }
    }
    return all;
  }

  private Order.@Nullable Step step(DeclaredType type, ExecutableElement method) {
    var as = (ExecutableType) inputs.types().asMemberOf(type, method);
    List<List<Value>> columns = columns(method, as);
    return columns.stream().anyMatch(List::isEmpty)
        ? null
        : new Order.Step(method.getSimpleName().toString(), inputs.erased(method), columns);
  }

  /** What a method answers, where that may keep some of the state of whom it belongs to. */
  private @Nullable DeclaredType answer(DeclaredType type, ExecutableElement method) {
    if (method.getModifiers().contains(Modifier.STATIC)
        || !method.getTypeParameters().isEmpty()
        || NEVER.contains(method.getSimpleName().toString())
        || !inputs.reachable(method)) {
      return null;
    }
    var as = (ExecutableType) inputs.types().asMemberOf(type, method);
    return inputs.concrete(as.getReturnType()) instanceof DeclaredType answer
            && !inputs.qualified(answer).startsWith("java.")
            && answer.asElement().getKind() != ElementKind.ENUM
            && answer.asElement().getKind() != ElementKind.RECORD
            && !answer.asElement().equals(type.asElement())
            && inputs.reachable(answer.asElement())
        ? answer
        : null;
  }

  private boolean changes(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    return !method.getModifiers().contains(Modifier.STATIC)
        && !NEVER.contains(name)
        && !Enclosing.type(method).getQualifiedName().contentEquals("java.lang.Object")
        && inputs.reachable(method)
        && !observing.harmless(method);
  }

  private static int rank(ExecutableElement method) {
    if (method.getSimpleName().toString().matches(CHANGE)) {
      return 0;
    }
    return method.getReturnType().getKind() == TypeKind.VOID ? 1 : 2;
  }

  private List<List<Value>> columns(ExecutableElement method, ExecutableType as) {
    List<List<Value>> columns = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      TypeMirror type = as.getParameterTypes().get(i);
      String name = method.getParameters().get(i).getSimpleName().toString();
      columns.add(
          Stream.of(
                  inputs.of(type, name).stream().limit(1),
                  inputs.named(method.getParameters().get(i), type).stream().limit(MOST_NAMED),
                  inputs.of(type, name).stream())
              .flatMap(each -> each)
              .filter(each -> !each.trait().equals("VeryLong"))
              .map(Candidate::value)
              .distinct()
              .limit(MOST_VALUES)
              .toList());
    }
    return columns;
  }
}
