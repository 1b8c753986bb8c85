package dev.assay.testgen.inputs;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Builds by a builder: one with its steps taken, one without any, and some with one of them. For
 * one request.
 */
final class BuilderSteps {
  private static final int MOST_STEPS = 6;
  private static final int PER_STEP = 1;
  private static final String BUILD = "build";

  private final Inputs inputs;
  private final Wanted wanted;

  BuilderSteps(Inputs inputs, Wanted wanted) {
    this.inputs = inputs;
    this.wanted = wanted;
  }

  /**
   * What a builder gives.
   *
   * @param type what it builds
   */
  List<Candidate> candidates(TypeElement type, TypeElement builder, Value start) {
    String end = end(type, builder);
    if (end.isEmpty()) {
      return List.of();
    }
    Value built = start;
    List<Candidate> single = new ArrayList<>();
    List<Value> taken = new ArrayList<>();
    int steps = 0;
    for (ExecutableElement step : ElementFilter.methodsIn(builder.getEnclosedElements())) {
      if (isStep(step, builder) && steps < MOST_STEPS) {
        List<Variants.Chosen> chosen = Variants.of(wanted, step, inputs);
        if (!chosen.isEmpty()) {
          steps++;
          List<Value> arguments = Unlike.values(chosen.getFirst().arguments(), taken);
          taken.addAll(arguments);
          built = taken(built, step, arguments);
          single.add(
              new Candidate(
                  end(taken(start, step, chosen.getFirst().arguments()), end), only(step)));
          chosen.stream()
              .skip(1)
              .limit(PER_STEP)
              .forEach(it ->
                  single.add(
                      new Candidate(end(taken(start, step, it.arguments()), end), it.trait())));
        }
      }
    }
    List<Candidate> all = new ArrayList<>();
    all.add(new Candidate(end(built, end), "Usual"));
    if (steps > 0 && wanted.depth() == 0) {
      all.add(new Candidate(end(start, end), "WithNothingSet"));
      if (steps > 1) {
        all.addAll(single);
      }
    }
    return all;
  }

  private boolean isStep(ExecutableElement step, TypeElement builder) {
    return !step.getModifiers().contains(Modifier.STATIC)
        && inputs.reachable(step)
        && builder.equals(inputs.element(step.getReturnType()))
        && step.getParameters().size() <= 1;
  }

  /** The name of the method that gives what was built; empty where there is none. */
  private String end(TypeElement type, TypeElement builder) {
    List<String> names =
        ElementFilter.methodsIn(builder.getEnclosedElements()).stream()
            .filter(method ->
                !method.getModifiers().contains(Modifier.STATIC)
                    && method.getParameters().isEmpty()
                    && type.equals(inputs.element(method.getReturnType()))
                    && inputs.reachable(method))
            .map(method -> method.getSimpleName().toString())
            .toList();
    return names.contains(BUILD) ? BUILD : names.isEmpty() ? "" : names.getFirst();
  }

  private Value taken(Value on, ExecutableElement step, List<Value> arguments) {
    return new Value.Chain(on, step.getSimpleName().toString(), inputs.erased(step), arguments);
  }

  private static String only(ExecutableElement step) {
    String name = step.getSimpleName().toString();
    return "WithOnly" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static Value end(Value builder, String method) {
    return new Value.Chain(builder, method, List.of(), List.of());
  }
}
