package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/** Names the nested classes of one test class, each once and none after a type it would hide. */
final class NestedNames {
  private static final Set<String> JUNIT =
      Set.of("Test", "Nested", "ParameterizedTest", "CsvSource", "ValueSource");

  /** What is added to a name that would hide a type. */
  static final String ADDED = "Method";

  private static final int LONGEST = 48;
  private static final int MOST_NAMED = 3;

  private final Namesakes namesakes = new Namesakes();
  private final Set<String> given = new HashSet<>();
  private final Set<String> packageNames;
  private final Elements elements;

  NestedNames(Set<String> packageNames, Elements elements) {
    this.packageNames = packageNames;
    this.elements = elements;
  }

  String of(Target target) {
    ExecutableElement method = target.method();
    List<ExecutableElement> all = namesakes.of(method);
    if (all.size() == 1) {
      return unique(plain(method));
    }
    String byNames = byNames(method, all);
    boolean tells =
        byNames.length() <= LONGEST
            && all.stream().filter(each -> byNames(each, all).equals(byNames)).count() == 1;
    return unique(tells ? byNames : byTypes(method));
  }

  private static String plain(ExecutableElement method) {
    return method.getKind() == ElementKind.CONSTRUCTOR
        ? "Constructor"
        : Words.inName(method.getSimpleName().toString());
  }

  /** What it takes that not all of that name take: {@code ValidateWithLocale}. */
  private static String byNames(ExecutableElement method, List<ExecutableElement> all) {
    List<String> own =
        method.getParameters().stream()
            .filter(each -> !all.stream().allMatch(other -> takes(other, each)))
            .map(each -> Words.inName(each.getSimpleName().toString()))
            .toList();
    if (own.size() > MOST_NAMED) {
      return plain(method) + "With" + own.size() + "Arguments";
    }
    return plain(method) + (own.isEmpty() ? "" : "With" + String.join("And", own));
  }

  private static boolean takes(ExecutableElement method, VariableElement parameter) {
    return method.getParameters().stream()
        .anyMatch(each ->
            each.getSimpleName().equals(parameter.getSimpleName())
                && erased(each).equals(erased(parameter)));
  }

  private static String erased(VariableElement parameter) {
    return parameter.asType().toString().replaceAll("<.*>", "");
  }

  private static String byTypes(ExecutableElement method) {
    StringBuilder name = new StringBuilder(plain(method));
    for (VariableElement parameter : method.getParameters()) {
      TypeName type = TypeName.of(parameter.asType());
      name.append(Words.capital(type.simple().replace("$", "")))
          .append("s".repeat(type.dimensions()));
    }
    return name.toString();
  }

  String unique(String plain) {
    String name = hides(plain) ? plain + ADDED : plain;
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
