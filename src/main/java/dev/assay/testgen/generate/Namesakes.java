package dev.assay.testgen.generate;

import dev.assay.testgen.inputs.Enclosing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The methods of a class by their names, gathered once: a class may have thousands. For one job.
 */
final class Namesakes {
  private final Map<TypeElement, Map<String, List<ExecutableElement>>> types = new HashMap<>();
  private final Map<TypeElement, Map<String, List<ExecutableElement>>> inherited = new HashMap<>();

  /** The methods of the same class with the same name, itself included, in source order. */
  List<ExecutableElement> of(ExecutableElement method) {
    return types
        .computeIfAbsent(Enclosing.type(method), Namesakes::byName)
        .getOrDefault(method.getSimpleName().toString(), List.of());
  }

  /**
   * Those that a call by name may mean as well, since they take as many arguments: itself, those of
   * its class and those that the class inherits.
   */
  List<ExecutableElement> alike(ExecutableElement method, Elements elements) {
    Stream<ExecutableElement> all = of(method).stream();
    if (method.getKind() == ElementKind.METHOD) {
      all =
          Stream.concat(
              all,
              inherited
                  .computeIfAbsent(Enclosing.type(method), type -> above(type, elements))
                  .getOrDefault(method.getSimpleName().toString(), List.of())
                  .stream());
    }
    int parameters = method.getParameters().size();
    return all.filter(each ->
            each.getParameters().size() == parameters || each.isVarArgs() || method.isVarArgs())
        .toList();
  }

  private static Map<String, List<ExecutableElement>> above(TypeElement type, Elements elements) {
    return ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
        .filter(each -> !Enclosing.type(each).equals(type))
        .filter(each -> !each.getModifiers().contains(Modifier.PRIVATE))
        .collect(Collectors.groupingBy(each -> each.getSimpleName().toString()));
  }

  private static Map<String, List<ExecutableElement>> byName(TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(each ->
            each.getKind() == ElementKind.CONSTRUCTOR || each.getKind() == ElementKind.METHOD)
        .map(ExecutableElement.class::cast)
        .collect(Collectors.groupingBy(each -> each.getSimpleName().toString()));
  }
}
