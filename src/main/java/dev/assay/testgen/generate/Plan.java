package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is to be tested: types with their methods and the rows to try, and what has no test already.
 * Belongs to one job.
 */
public record Plan(List<OfType> types, List<Left> skipped) {
  public Plan {
    types = List.copyOf(types);
    skipped = List.copyOf(skipped);
  }

  /** A method without a test. */
  public record Left(String method, Skip code, String reason) {
    static Left of(Target target, Skip code, String detail) {
      return new Left(target.label(), code, code.text(detail));
    }
  }

  /**
   * A type with its methods.
   *
   * @param testName the simple name of its test class
   * @param taken simple names that mean something else in its package
   * @param whole false where only one method of it is asked for
   * @param nameable the types its members name
   */
  record OfType(
      TypeName name,
      String testName,
      Set<String> taken,
      boolean whole,
      List<OfMethod> methods,
      KnownTypes nameable) {
    OfType {
      taken = Set.copyOf(taken);
      methods = List.copyOf(methods);
    }

    ClassPlan with(List<Group> groups) {
      return new ClassPlan(name, testName, taken, groups, nameable);
    }
  }

  /**
   * A method with the rows to try.
   *
   * @param name of its nested test class
   * @param equality of the nested test class for a record's equality
   */
  record OfMethod(Target target, String name, String equality, Rows.Made made) {}

  /** All methods, in the order of the types. */
  List<OfMethod> methods() {
    List<OfMethod> all = new ArrayList<>();
    types.forEach(type -> all.addAll(type.methods()));
    return all;
  }
}
