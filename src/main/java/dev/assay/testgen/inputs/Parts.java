package dev.assay.testgen.inputs;

import dev.assay.code.MethodSignature;
import dev.assay.code.MethodSignature.Comparison;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Boundary values for what an object was made of: where code compares {@code order.total()} with
 * 100, orders with a total of 99, 100 and 101. One instance serves one request.
 */
final class Parts {
  private static final int MOST = 9;
  private static final Pattern PROPERTY =
      Pattern.compile("(?:this\\.)?(?:get|is)?(\\w+)(?:\\(\\))?(?:\\..*)?");

  private final Inputs inputs;

  Parts(Inputs inputs) {
    this.inputs = inputs;
  }

  /** Objects with a part at the boundary; empty where no constructor takes that part. */
  List<Candidate> of(Comparison comparison, String asked, TypeMirror type, Boundaries boundaries) {
    Matcher property = PROPERTY.matcher(asked);
    return property.matches() ? with(property.group(1), comparison, type, boundaries) : List.of();
  }

  /** Objects to call a method on, with what the method compares at its boundaries. */
  List<Candidate> receivers(MethodSignature method, TypeMirror type, Boundaries boundaries) {
    Set<String> parameters = new HashSet<>();
    method.parameters().forEach(each -> parameters.add(each.name()));
    List<Candidate> all = new ArrayList<>();
    for (var condition : method.conditions()) {
      for (Comparison comparison : condition.comparisons()) {
        Matcher property = PROPERTY.matcher(comparison.subject().strip());
        if (property.matches() && !parameters.contains(property.group(1))) {
          all.addAll(with(property.group(1), comparison, type, boundaries));
        }
      }
    }
    return all.stream().distinct().limit(MOST).toList();
  }

  private List<Candidate> with(
      String property, Comparison comparison, TypeMirror type, Boundaries boundaries) {
    TypeElement element = inputs.element(type);
    List<Candidate> plain = inputs.of(type, property);
    if (element == null
        || plain.isEmpty()
        || !(plain.getFirst().value() instanceof Value.New creation)) {
      return List.of();
    }
    for (ExecutableElement each : ElementFilter.constructorsIn(element.getEnclosedElements())) {
      if (inputs.erased(each).equals(creation.parameters())) {
        return replaced(creation, each, property, comparison, boundaries);
      }
    }
    return List.of();
  }

  private List<Candidate> replaced(
      Value.New creation,
      ExecutableElement constructor,
      String property,
      Comparison comparison,
      Boundaries boundaries) {
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < constructor.getParameters().size(); i++) {
      var parameter = constructor.getParameters().get(i);
      String name = parameter.getSimpleName().toString();
      if (name.equalsIgnoreCase(property)) {
        for (Candidate part : boundaries.direct(comparison, parameter.asType())) {
          List<Value> arguments = new ArrayList<>(creation.arguments());
          arguments.set(i, part.value());
          all.add(
              new Candidate(
                  new Value.New(
                      creation.type(), creation.parameters(), arguments, creation.outer()),
                  "With"
                      + Character.toUpperCase(name.charAt(0))
                      + name.substring(1)
                      + part.trait()));
        }
      }
    }
    return all;
  }
}
