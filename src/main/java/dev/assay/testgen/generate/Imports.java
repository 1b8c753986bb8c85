package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How one test class names types: by their simple names, imported where needed, and in full where
 * the simple name means something else there. For one writing of one class.
 */
final class Imports {
  private final String home;
  private final Set<String> taken;
  private final Map<String, String> imported = new HashMap<>();
  private final Set<String> statics = new TreeSet<>();

  /**
   * @param home the test's package
   * @param taken simple names that mean something else in the test: types of its package and its
   *     own nested classes
   */
  Imports(String home, Set<String> taken) {
    this.home = home;
    this.taken = taken;
  }

  /** The text that names a type, with its type arguments and dimensions. */
  String name(TypeName type) {
    String arguments =
        type.arguments().isEmpty()
            ? ""
            : type.arguments().stream().map(this::name).collect(Collectors.joining(", ", "<", ">"));
    return raw(type) + arguments + "[]".repeat(type.dimensions());
  }

  /** The text that names a class alone. */
  String raw(TypeName type) {
    boolean primitiveOrUnnamed = type.packageName().isEmpty();
    if (primitiveOrUnnamed || type.packageName().equals(home)) {
      return type.name();
    }
    int dot = type.name().indexOf('.');
    String top = dot < 0 ? type.name() : type.name().substring(0, dot);
    String qualified = type.packageName() + "." + top;
    if (taken.contains(top) || !imported.getOrDefault(top, qualified).equals(qualified)) {
      return type.qualified();
    }
    imported.put(top, qualified);
    return type.name();
  }

  String name(Class<?> type) {
    return raw(TypeName.of(type));
  }

  /** The name of a JUnit class, which is known by its package and name alone. */
  String junit(String packageName, String simple) {
    return raw(TypeName.of(packageName, simple));
  }

  /** A static method. */
  String function(String qualified) {
    statics.add(qualified);
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }

  /** The import lines, static ones first, each block sorted. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    statics.forEach(name -> lines.add("import static " + name + ";"));
    Set<String> ordinary = new TreeSet<>(imported.values());
    ordinary.removeIf(name -> name.matches("java\\.lang\\.\\w+"));
    if (!lines.isEmpty() && !ordinary.isEmpty()) {
      lines.add("");
    }
    ordinary.forEach(name -> lines.add("import " + name + ";"));
    return lines;
  }
}
