package dev.assay.sandbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A class that is not of the JDK with all that it extends and implements. Immutable.
 *
 * @param line the class, those above it up to the JDK, then the interfaces
 * @param names those of the line
 * @param platform the first classes and interfaces on each way up that the child brings, which are
 *     those of the JDK and some for tests
 * @param absent one that is nowhere; null where all are known
 */
record Kin(List<Outline> line, Set<String> names, Set<String> platform, @Nullable String absent) {
  private static final String OBJECT = "java/lang/Object";

  Kin {
    line = List.copyOf(line);
    names = Set.copyOf(names);
    platform = Set.copyOf(platform);
  }

  /** Follows what a class names as above it. */
  static Kin of(String name, Function<String, @Nullable Outline> classes) {
    List<Outline> line = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    Set<String> platform = new HashSet<>(Set.of(OBJECT));
    String absent = null;
    List<String> interfaces = new ArrayList<>();
    List<String> left = new ArrayList<>(List.of(name));
    while (!left.isEmpty() || !interfaces.isEmpty()) {
      // All classes go before all interfaces.
      String next = left.isEmpty() ? interfaces.removeFirst() : left.removeFirst();
      boolean ofChild = Platform.has(next) || Harmless.typeOfTests(next);
      Outline outline = ofChild ? null : classes.apply(next);
      if (ofChild) {
        platform.add(next);
      } else if (outline == null) {
        absent = next;
      } else if (names.add(next)) {
        line.add(outline);
        if (outline.above() != null) {
          left.add(outline.above());
        }
        interfaces.addAll(outline.interfaces());
      }
    }
    return new Kin(line, names, platform, absent);
  }

  /** The methods that a call by the object's class may mean, of those keys. */
  List<Outline.Method> virtual(Predicate<String> keys) {
    List<Outline.Method> found = new ArrayList<>();
    Set<String> hidden = new HashSet<>();
    for (Outline each : line) {
      for (Outline.Method method : each.methods().values()) {
        if (method.isVirtual() && keys.test(method.key()) && !hidden.contains(method.key())) {
          found.add(method);
          if (!each.isInterface() && method.isOpen()) {
            hidden.add(method.key());
          }
        }
      }
    }
    return found;
  }

  /**
   * The methods that a call may mean.
   *
   * @param all also those which look overridden; what is not public may only look so
   */
  List<Outline.Method> called(String key, boolean all) {
    List<Outline.Method> found = new ArrayList<>();
    for (Outline each : line) {
      Outline.Method method = each.methods().get(key);
      if (method != null) {
        found.add(method);
        if (!all && !each.isInterface() && method.isOpen()) {
          return found;
        }
      }
    }
    return found;
  }

  /** The first of the line. */
  Outline.@Nullable Method first(String key) {
    for (Outline each : line) {
      Outline.Method method = each.methods().get(key);
      if (method != null) {
        return method;
      }
    }
    return null;
  }

  /** Whether what is inherited from the JDK by that name with descriptor is harmless. */
  boolean inheritsHarmless(String key) {
    Predicate<String> harmless = type -> harmless(type, key);
    List<String> having =
        platform.stream().filter(type -> Platform.calledBack(type).contains(key)).toList();
    return (having.isEmpty() ? platform : having).stream().allMatch(harmless);
  }

  private static boolean harmless(String type, String key) {
    int at = key.indexOf('(');
    return Harmless.type(type) && Harmless.member(type, key.substring(0, at), key.substring(at));
  }
}
