package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/** Names the nested classes of one test class, each once and none after a type it would hide. */
final class NestedNames {
  private static final Set<String> JUNIT =
      Set.of("Test", "Nested", "ParameterizedTest", "CsvSource", "ValueSource");

  private final Set<String> given = new HashSet<>();
  private final Set<String> packageNames;
  private final Elements elements;

  NestedNames(Set<String> packageNames, Elements elements) {
    this.packageNames = packageNames;
    this.elements = elements;
  }

  String of(Target target) {
    String plain =
        target.constructor()
            ? "Constructor"
            : Words.inName(target.method().getSimpleName().toString());
    if (!target.overloaded()) {
      return unique(plain);
    }
    StringBuilder name = new StringBuilder(plain);
    for (VariableElement parameter : target.method().getParameters()) {
      TypeName type = TypeName.of(parameter.asType());
      name.append(Words.capital(type.simple().replace("$", "")))
          .append("s".repeat(type.dimensions()));
    }
    return unique(name.toString());
  }

  String unique(String plain) {
    String name = hides(plain) ? plain + "Method" : plain;
    String candidate = name;
    for (int i = 2; !given.add(candidate); i++) {
      candidate = name + i;
    }
    return candidate;
  }

  private boolean hides(String name) {
    return packageNames.contains(name)
        || JUNIT.contains(name)
        || elements.getTypeElement("java.lang." + name) != null
        || elements.getTypeElement("java.util." + name) != null;
  }
}
