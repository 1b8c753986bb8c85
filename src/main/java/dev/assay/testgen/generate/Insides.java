package dev.assay.testgen.generate;

import dev.assay.lab.Order;
import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Inputs;
import dev.assay.testgen.inputs.Steps;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/**
 * Finds the calls that may bring objects among the inputs into other states. For one job; asks the
 * compiler's trees, so before the class files are generated.
 */
final class Insides {
  private static final int MOST_TYPES = 8;

  private final Inputs inputs;
  private final Steps steps;

  Insides(Inputs inputs, Steps steps) {
    this.inputs = inputs;
    this.steps = steps;
  }

  /** By the qualified name of the objects' class. */
  Map<String, List<Order.Step>> of(List<Order.Task> tasks) {
    Set<String> types = new LinkedHashSet<>();
    for (Order.Task task : tasks) {
      task.trials().forEach(trial -> values(trial).forEach(value -> collect(value, types)));
    }
    Map<String, List<Order.Step>> all = new TreeMap<>();
    for (String name : types) {
      TypeElement type = inputs.elements().getTypeElement(name);
      if (type != null
          && all.size() < MOST_TYPES
          && inputs.concrete(type.asType()) instanceof DeclaredType declared) {
        List<Order.Step> found = steps.further(declared);
        if (!found.isEmpty()) {
          all.put(name, found);
        }
      }
    }
    return all;
  }

  // The receiver itself has the steps of its task.
  private static List<Value> values(Order.Trial trial) {
    List<Value> all = new ArrayList<>(trial.arguments());
    if (trial.receiver() != null) {
      all.addAll(Value.parts(trial.receiver()));
    }
    return all;
  }

  private static void collect(Value value, Set<String> types) {
    if (value instanceof Value.New made && !made.type().packageName().startsWith("java")) {
      types.add(made.type().qualified());
    }
    Value.parts(value).forEach(part -> collect(part, types));
  }
}
