package dev.assay.testgen.evaluate;

import java.util.List;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The checks of Guava's Preconditions, whose contract all the world knows. Stateless. */
final class KnownChecks {
  private KnownChecks() {}

  static boolean knows(TypeElement owner) {
    return owner.getQualifiedName().contentEquals("com.google.common.base.Preconditions");
  }

  static @Nullable Object call(Machine machine, String name, List<@Nullable Object> arguments) {
    Object checked = arguments.getFirst();
    switch (name) {
      case "checkNotNull" -> {
        if (checked == null) {
          throw machine.thrown("java.lang.NullPointerException", true);
        }
        return checked;
      }
      case "checkArgument" -> hold(machine, checked, "java.lang.IllegalArgumentException");
      case "checkState" -> hold(machine, checked, "java.lang.IllegalStateException");
      default -> throw new Stuck("Preconditions." + name);
    }
    return null;
  }

  private static void hold(Machine machine, @Nullable Object condition, String exception) {
    if (!Boolean.TRUE.equals(condition)) {
      throw machine.thrown(exception, true);
    }
  }
}
