package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * One test class to write. Belongs to one job.
 *
 * @param subject the class it tests
 * @param name of the test class
 * @param taken simple names that mean something else in its package
 * @param types the compiler's types by canonical name
 */
record ClassPlan(
    TypeName subject,
    String name,
    Set<String> taken,
    List<Group> groups,
    Function<String, @Nullable TypeElement> types) {
  ClassPlan {
    taken = Set.copyOf(taken);
    groups = List.copyOf(groups);
  }

  String path() {
    return qualified().replace('.', '/') + ".java";
  }

  /** The test class's full name. */
  String qualified() {
    return subject.packageName().isEmpty() ? name : subject.packageName() + "." + name;
  }
}
