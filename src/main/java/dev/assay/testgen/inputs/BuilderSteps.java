package dev.assay.testgen.inputs;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Builds by a builder: one with its steps taken, one without any. For one request. */
final class BuilderSteps {
  private static final int MOST_STEPS = 6;

  private final Inputs inputs;
  private final Wanted wanted;

  BuilderSteps(Inputs inputs, Wanted wanted) {
    this.inputs = inputs;
    this.wanted = wanted;
  }

  List<Candidate> candidates(TypeElement builder, Value start) {
    Value built = start;
    int steps = 0;
    boolean ends = false;
    for (ExecutableElement step : ElementFilter.methodsIn(builder.getEnclosedElements())) {
      boolean ofInstance = !step.getModifiers().contains(Modifier.STATIC) && inputs.reachable(step);
      if (ofInstance
          && builder.equals(inputs.element(step.getReturnType()))
          && step.getParameters().size() == 1
          && steps < MOST_STEPS) {
        List<Variants.Chosen> chosen = Variants.of(wanted, step, inputs);
        if (!chosen.isEmpty()) {
          steps++;
          built =
              new Value.Chain(
                  built,
                  step.getSimpleName().toString(),
                  inputs.erased(step),
                  chosen.getFirst().arguments());
        }
      }
      ends |= ofInstance && step.getSimpleName().contentEquals("build");
    }
    if (!ends) {
      return List.of();
    }
    List<Candidate> all = new ArrayList<>();
    all.add(new Candidate(build(built), "Usual"));
    if (steps > 0 && wanted.depth() == 0) {
      all.add(new Candidate(build(start), "WithNothingSet"));
    }
    return all;
  }

  private static Value build(Value builder) {
    return new Value.Chain(builder, "build", List.of(), List.of());
  }
}
