package dev.assay.testgen.generate;

import dev.assay.testgen.inputs.TypeName;
import java.util.List;
import java.util.Set;

/**
 * One test class to write. Belongs to one job.
 *
 * @param subject the class it tests
 * @param name of the test class
 * @param taken simple names that mean something else in its package
 */
record ClassPlan(TypeName subject, String name, Set<String> taken, List<Group> groups) {
  ClassPlan {
    taken = Set.copyOf(taken);
    groups = List.copyOf(groups);
  }

  String path() {
    return subject.packageName().isEmpty()
        ? name + ".java"
        : subject.packageName().replace('.', '/') + "/" + name + ".java";
  }
}
