package dev.assay.testgen.generate;

import dev.assay.code.MethodSignature;
import dev.assay.code.SourceUnit;
import dev.assay.code.TypeSignature;
import dev.assay.lab.TypeName;
import dev.assay.testgen.inputs.Enclosing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the code reader says of the compiler's elements: by type, name, number of parameters
 * and order. For one job.
 */
final class Signatures {
  private final Map<String, Map<String, List<MethodSignature>>> types = new HashMap<>();
  private final Namesakes namesakes;

  Signatures(List<SourceUnit> units, Namesakes namesakes) {
    this.namesakes = namesakes;
    for (SourceUnit unit : units) {
      unit.types().forEach(type -> add(unit.packageName(), type));
    }
  }

  private void add(String packageName, TypeSignature type) {
    types.put(
        packageName + "/" + type.name(),
        type.methods().stream().collect(Collectors.groupingBy(MethodSignature::name)));
    type.nested().forEach(nested -> add(packageName, nested));
  }

  @Nullable MethodSignature of(ExecutableElement method) {
    TypeName name = TypeName.of(Enclosing.type(method));
    String called =
        method.getKind() == ElementKind.CONSTRUCTOR ? "<init>" : method.getSimpleName().toString();
    int parameters = method.getParameters().size();
    List<MethodSignature> alike =
        types
            .getOrDefault(name.packageName() + "/" + name.name(), Map.of())
            .getOrDefault(called, List.of())
            .stream()
            .filter(each -> each.parameters().size() == parameters)
            .toList();
    List<ExecutableElement> mine =
        namesakes.of(method).stream()
            .filter(each -> each.getParameters().size() == parameters)
            .toList();
    int at = mine.indexOf(method);
    return alike.size() == mine.size() && at >= 0 ? alike.get(at) : null;
  }
}
