package dev.assay.testgen.inputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The ways a class offers to get an instance other than its constructors. Stateless. */
final class Factories {
  private static final Set<String> BUILDERS = Set.of("builder", "newBuilder");
  private static final int MOST_STEPS = 6;

  private Factories() {}

  static List<Candidate> candidates(Wanted wanted, TypeElement type, Inputs inputs) {
    List<Candidate> all = new ArrayList<>();
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (isStaticAndGives(field.getModifiers(), field.asType(), type, inputs)
          && field.getModifiers().contains(Modifier.FINAL)
          && inputs.reachable(field)) {
        all.add(
            new Candidate(
                new Value.Constant(TypeName.of(type), field.getSimpleName().toString(), false),
                "Usual"));
      }
    }
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (isStaticAndGives(method.getModifiers(), method.getReturnType(), type, inputs)
          && inputs.reachable(method)) {
        factory(wanted, type, method, inputs).forEach(all::add);
      } else if (BUILDERS.contains(method.getSimpleName().toString())
          && method.getParameters().isEmpty()
          && inputs.reachable(method)) {
        builder(wanted, type, method, inputs).forEach(all::add);
      }
    }
    return all;
  }

  private static boolean isStaticAndGives(
      Set<Modifier> modifiers, TypeMirror gives, TypeElement type, Inputs inputs) {
    TypeElement given = inputs.element(gives);
    return modifiers.contains(Modifier.STATIC) && given != null && given.equals(type);
  }

  private static List<Candidate> factory(
      Wanted wanted, TypeElement type, ExecutableElement method, Inputs inputs) {
    boolean takesItself =
        method.getParameters().stream()
            .anyMatch(parameter -> type.equals(inputs.element(parameter.asType())));
    List<Value> arguments = takesItself ? null : inputs.arguments(wanted, method);
    return arguments == null
        ? List.of()
        : List.of(
            new Candidate(
                new Value.StaticCall(
                    TypeName.of(type),
                    method.getSimpleName().toString(),
                    inputs.erased(method),
                    arguments),
                "Usual"));
  }

  private static List<Candidate> builder(
      Wanted wanted, TypeElement type, ExecutableElement start, Inputs inputs) {
    TypeElement builder = inputs.element(start.getReturnType());
    if (builder == null
        || builder.getKind() != ElementKind.CLASS
        || !start.getModifiers().contains(Modifier.STATIC)) {
      return List.of();
    }
    Value built =
        new Value.StaticCall(
            TypeName.of(type), start.getSimpleName().toString(), List.of(), List.of());
    int steps = 0;
    boolean ends = false;
    for (ExecutableElement step : ElementFilter.methodsIn(builder.getEnclosedElements())) {
      boolean ofInstance = !step.getModifiers().contains(Modifier.STATIC) && inputs.reachable(step);
      if (ofInstance
          && builder.equals(inputs.element(step.getReturnType()))
          && step.getParameters().size() == 1
          && steps < MOST_STEPS) {
        List<Value> arguments = inputs.arguments(wanted, step);
        if (arguments != null) {
          steps++;
          built =
              new Value.Chain(
                  built, step.getSimpleName().toString(), inputs.erased(step), arguments);
        }
      }
      ends |= ofInstance && step.getSimpleName().contentEquals("build");
    }
    return ends
        ? List.of(new Candidate(new Value.Chain(built, "build", List.of(), List.of()), "Usual"))
        : List.of();
  }
}
