package dev.assay.testgen.findings;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.assay.lab.Order;
import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.Inputs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Gathers the calls of equations, and what they have to return. For one plan. */
final class Asking {
  /** More calls than this are not worth their time. */
  private static final int MOST = 60;

  private final Inputs inputs;
  private final Trees trees;
  private final Equations.From from;
  private final Map<ExecutableElement, List<Order.Trial>> trials = new LinkedHashMap<>();
  private final Map<ExecutableElement, Integer> tasks = new LinkedHashMap<>();
  private final List<Equation> equations = new ArrayList<>();
  private int trial;

  Asking(Inputs inputs, Trees trees, Equations.From from) {
    this.inputs = inputs;
    this.trees = trees;
    this.from = from;
    this.trial = from.trial();
  }

  Inputs inputs() {
    return inputs;
  }

  /** Methods that others may call, with their bodies. */
  static List<ExecutableElement> open(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(it ->
            !it.getModifiers().contains(Modifier.PRIVATE)
                && !it.getModifiers().contains(Modifier.ABSTRACT))
        .toList();
  }

  static boolean isStatic(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.STATIC);
  }

  static TypeElement owner(ExecutableElement method) {
    return (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
  }

  /** The objects to call it on, without one for what is static; empty where none can be made. */
  Optional<List<Value>> receivers(TypeElement type, ExecutableElement method) {
    if (isStatic(method)) {
      return Optional.of(List.of());
    }
    return instance(type).map(List::of);
  }

  /** An object as it is when it was made. */
  Optional<Value> instance(TypeElement type) {
    return type.getKind() == ElementKind.INTERFACE
            || type.getModifiers().contains(Modifier.ABSTRACT)
        ? Optional.empty()
        : inputs.of(type.asType(), "instance").stream()
            .map(Candidate::value)
            .filter(Value.New.class::isInstance)
            .findFirst();
  }

  /** A call that has to return a value. */
  void expect(Equation.Rule rule, Call call, Value expected) {
    if (trial - from.trial() < MOST) {
      int id = ask(call);
      equations.add(new Equation(rule, id, -1, expected, text(id, call)));
    }
  }

  /** One call and another that has to give the same, or something to do with it. */
  void compare(Equation.Rule rule, Call call, Call other) {
    if (trial - from.trial() < MOST) {
      int id = ask(call);
      int second = ask(other);
      String text = "%s, beside %s,".formatted(text(id, call), text(second, other));
      equations.add(new Equation(rule, id, second, null, text));
    }
  }

  /** A call. */
  record Call(ExecutableElement method, @Nullable Value receiver, List<Value> arguments) {}

  private int ask(Call call) {
    int task = tasks.computeIfAbsent(call.method(), key -> from.task() + tasks.size());
    trials
        .computeIfAbsent(call.method(), key -> new ArrayList<>())
        .add(new Order.Trial(trial, task, call.receiver(), call.arguments()));
    return trial++;
  }

  private String text(int id, Call call) {
    Order.Task task = task(call.method());
    return CallText.of(task, new Order.Trial(id, task.id(), call.receiver(), call.arguments()));
  }

  String label(ExecutableElement method) {
    return inputs.erased(method).stream()
        .map(CallText::simple)
        .collect(
            Collectors.joining(
                ", ", owner(method).getSimpleName() + "." + method.getSimpleName() + "(", ")"));
  }

  /** A rule for a method. */
  Equation.Rule rule(ExecutableElement method, String kind, int kept, String why) {
    return new Equation.Rule(label(method), line(method), kind, kept, Equation.Relation.SAME, why);
  }

  private int line(ExecutableElement method) {
    TreePath path = trees.getPath(method);
    if (path == null) {
      return 0;
    }
    long start =
        trees.getSourcePositions().getStartPosition(path.getCompilationUnit(), path.getLeaf());
    return start < 0 ? 0 : (int) path.getCompilationUnit().getLineMap().getLineNumber(start);
  }

  List<Equation> equations() {
    return equations;
  }

  List<Order.Task> tasks() {
    return trials.keySet().stream().map(this::task).toList();
  }

  private Order.Task task(ExecutableElement method) {
    List<String> parameters = inputs.erased(method);
    TypeElement owner = owner(method);
    return new Order.Task(
        tasks.getOrDefault(method, 0),
        inputs.elements().getBinaryName(owner).toString(),
        method.getSimpleName().toString(),
        parameters,
        trials.getOrDefault(method, List.of()),
        parameters.stream().map(each -> List.<Value>of()).toList(),
        List.of());
  }
}
