package dev.assay.lab.live;

import dev.assay.lab.TypeName;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which classes a test in the subject's package can name, and how. For one thread. */
final class Naming {
  private final String home;
  private final Map<Class<?>, Boolean> known = new HashMap<>();

  Naming(String home) {
    this.home = home;
  }

  boolean nameable(Class<?> type) {
    return known.computeIfAbsent(type, this::look);
  }

  private boolean look(Class<?> type) {
    if (type.isArray()) {
      return look(type.componentType());
    }
    if (type.isPrimitive()) {
      return true;
    }
    if (type.getCanonicalName() == null || type.isHidden() || !Members.exported(type)) {
      return false;
    }
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      if (!reachable(each.getModifiers(), type)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a member with these modifiers can be used where its class can be named. */
  boolean reachable(int modifiers, Class<?> type) {
    return Modifier.isPublic(modifiers)
        || (!Modifier.isPrivate(modifiers) && type.getPackageName().equals(home));
  }

  /** The name of a class that can be named, or of an array of it. */
  static TypeName name(Class<?> type) {
    Class<?> element = type;
    int dimensions = 0;
    for (; element.isArray(); dimensions++) {
      element = element.componentType();
    }
    String packageName = element.isPrimitive() ? "" : element.getPackageName();
    String canonical = String.valueOf(element.getCanonicalName());
    String name = packageName.isEmpty() ? canonical : canonical.substring(packageName.length() + 1);
    return new TypeName(packageName, name, List.of(), dimensions);
  }
}
