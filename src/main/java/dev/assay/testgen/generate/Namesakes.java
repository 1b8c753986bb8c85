package dev.assay.testgen.generate;

import dev.assay.testgen.inputs.Enclosing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * The methods of a class by their names, gathered once: a class may have thousands. For one job.
 */
final class Namesakes {
  private final Map<TypeElement, Map<String, List<ExecutableElement>>> types = new HashMap<>();

  /** The methods of the same class with the same name, itself included, in source order. */
  List<ExecutableElement> of(ExecutableElement method) {
    return types
        .computeIfAbsent(Enclosing.type(method), Namesakes::byName)
        .getOrDefault(method.getSimpleName().toString(), List.of());
  }

  private static Map<String, List<ExecutableElement>> byName(TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(each ->
            each.getKind() == ElementKind.CONSTRUCTOR || each.getKind() == ElementKind.METHOD)
        .map(ExecutableElement.class::cast)
        .collect(Collectors.groupingBy(each -> each.getSimpleName().toString()));
  }
}
