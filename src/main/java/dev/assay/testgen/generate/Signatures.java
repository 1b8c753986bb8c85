package dev.assay.testgen.generate;

import dev.assay.code.MethodSignature;
import dev.assay.code.SourceUnit;
import dev.assay.code.TypeSignature;
import dev.assay.testgen.inputs.Enclosing;
import dev.assay.testgen.inputs.TypeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the code reader says of the compiler's elements: by type, name, number of parameters
 * and order. For one job.
 */
final class Signatures {
  private final Map<String, TypeSignature> types = new HashMap<>();

  Signatures(List<SourceUnit> units) {
    for (SourceUnit unit : units) {
      unit.types().forEach(type -> add(unit.packageName(), type));
    }
  }

  private void add(String packageName, TypeSignature type) {
    types.put(packageName + "/" + type.name(), type);
    type.nested().forEach(nested -> add(packageName, nested));
  }

  @Nullable MethodSignature of(ExecutableElement method) {
    var owner = Enclosing.type(method);
    TypeName name = TypeName.of(owner);
    TypeSignature type = types.get(name.packageName() + "/" + name.name());
    if (type == null) {
      return null;
    }
    String called =
        method.getKind() == ElementKind.CONSTRUCTOR ? "<init>" : method.getSimpleName().toString();
    List<MethodSignature> alike =
        type.methods().stream()
            .filter(each -> each.name().equals(called))
            .filter(each -> each.parameters().size() == method.getParameters().size())
            .toList();
    List<ExecutableElement> mine =
        owner.getEnclosedElements().stream()
            .filter(each ->
                each.getKind() == ElementKind.CONSTRUCTOR || each.getKind() == ElementKind.METHOD)
            .map(ExecutableElement.class::cast)
            .filter(each -> each.getSimpleName().equals(method.getSimpleName()))
            .filter(each -> each.getParameters().size() == method.getParameters().size())
            .toList();
    int at = mine.indexOf(method);
    return alike.size() == mine.size() && at >= 0 ? alike.get(at) : null;
  }
}
