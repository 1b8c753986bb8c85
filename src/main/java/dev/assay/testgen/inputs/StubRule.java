package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Interfaces and abstract classes, as an anonymous class: with plain answers, then each with one
 * answer that is another, the methods in turn.
 */
final class StubRule implements ValueRule {
  /** More methods than this make a test nobody reads. */
  static final int MOST_METHODS = 40;

  private static final int MOST = 6;

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    TypeElement type = inputs.element(wanted.type());
    if (type == null || !stubbable(type, inputs)) {
      return List.of();
    }
    boolean isClass = type.getKind() == ElementKind.CLASS;
    List<Value> arguments = isClass ? constructor(wanted, type, inputs) : List.of();
    if (arguments == null) {
      return List.of();
    }
    List<Value.StubMethod> plain = new ArrayList<>();
    List<List<Candidate>> columns = new ArrayList<>();
    for (ExecutableElement method : inputs.abstractMethods(type)) {
      if (!inputs.reachable(method) && !method.getModifiers().contains(Modifier.PROTECTED)) {
        return List.of();
      }
      var as = (ExecutableType) inputs.types().asMemberOf((DeclaredType) wanted.type(), method);
      List<Candidate> answers = Answers.of(wanted, as, inputs);
      plain.add(
          stub(method, written(method, as, inputs), answers.isEmpty() ? null : answers.getFirst()));
      columns.add(wanted.depth() > 1 ? List.of() : alternatives(wanted, as, answers, inputs));
    }
    TypeName name = TypeName.of(wanted.type());
    List<Candidate> all = new ArrayList<>();
    all.add(new Candidate(new Value.Stub(name, isClass, arguments, plain), "Stub"));
    for (Other other : others(columns)) {
      List<Value.StubMethod> methods = new ArrayList<>(plain);
      Value.StubMethod changed = with(plain.get(other.method), other.answer.value());
      methods.set(other.method, changed);
      all.add(
          new Candidate(
              new Value.Stub(name, isClass, arguments, methods), trait(changed, other.answer)));
    }
    return all.stream().limit(MOST).toList();
  }

  private record Other(int method, Candidate answer) {}

  private static List<Other> others(List<List<Candidate>> columns) {
    List<Other> all = new ArrayList<>();
    int longest = columns.stream().mapToInt(List::size).max().orElse(0);
    for (int k = 0; k < longest; k++) {
      for (int i = 0; i < columns.size(); i++) {
        if (k < columns.get(i).size()) {
          all.add(new Other(i, columns.get(i).get(k)));
        }
      }
    }
    return all;
  }

  private static String trait(Value.StubMethod method, Candidate answer) {
    String name = Character.toUpperCase(method.name().charAt(0)) + method.name().substring(1);
    return answer.value() instanceof Value.Raise
        ? "FailingIn" + name
        : "Giving" + answer.trait() + "For" + name;
  }

  private static boolean stubbable(TypeElement type, Inputs inputs) {
    boolean open =
        type.getKind() == ElementKind.INTERFACE
            || (type.getKind() == ElementKind.CLASS
                && type.getModifiers().contains(Modifier.ABSTRACT));
    return open
        && inputs.reachable(type)
        && !type.getModifiers().contains(Modifier.SEALED)
        && !Enclosing.needsOuter(type)
        && inputs.abstractMethods(type).size() <= MOST_METHODS;
  }

  private static @Nullable List<Value> constructor(Wanted wanted, TypeElement type, Inputs inputs) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .filter(it -> inputs.reachable(it) || it.getModifiers().contains(Modifier.PROTECTED))
        .map(constructor -> inputs.arguments(wanted, constructor))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  // A method with type parameters of its own, or with bounds in it, is overridden by its erasure.
  private static ExecutableType written(
      ExecutableElement method, ExecutableType type, Inputs inputs) {
    boolean plain =
        method.getTypeParameters().isEmpty()
            && type.getParameterTypes().stream().noneMatch(each -> each.toString().contains("? "))
            && !type.getReturnType().toString().contains("? ");
    return plain ? type : (ExecutableType) inputs.types().erasure(type);
  }

  // A failure is worth more than a third kind of plain answer where the method declares it.
  private static List<Candidate> alternatives(
      Wanted wanted, ExecutableType method, List<Candidate> answers, Inputs inputs) {
    List<Candidate> all = new ArrayList<>(answers.stream().skip(1).toList());
    if (!method.getThrownTypes().isEmpty()) {
      Value raised = Answers.raised(wanted, method.getThrownTypes(), inputs);
      all.add(Math.min(1, all.size()), new Candidate(raised, "Failing"));
    }
    return all;
  }

  private static Value.StubMethod stub(
      ExecutableElement method, ExecutableType type, @Nullable Candidate answer) {
    TypeMirror returns = type.getReturnType();
    String visibility =
        method.getModifiers().contains(Modifier.PUBLIC)
            ? "public "
            : method.getModifiers().contains(Modifier.PROTECTED) ? "protected " : "";
    return new Value.StubMethod(
        visibility,
        TypeName.of(returns),
        method.getSimpleName().toString(),
        type.getParameterTypes().stream().map(TypeName::of).toList(),
        answer == null ? null : answer.value());
  }

  private static Value.StubMethod with(Value.StubMethod method, Value answer) {
    return new Value.StubMethod(
        method.visibility(), method.returns(), method.name(), method.parameters(), answer);
  }
}
