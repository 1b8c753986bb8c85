package dev.assay.lab.live;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds members by name and erased parameters, and calls them. For one thread. */
final class Members {
  private final Map<Key, Executable> known = new HashMap<>();
  private final Map<Class<?>, Map<String, List<Method>>> declared = new HashMap<>();

  private record Key(Class<?> type, String name, List<String> parameters) {}

  Constructor<?> constructor(Class<?> type, List<String> parameters) {
    return (Constructor<?>)
        known.computeIfAbsent(
            new Key(type, "<init>", parameters),
            key -> pick(List.of(type.getDeclaredConstructors()), key));
  }

  /** A method of a class or of what it extends. */
  Method method(Class<?> type, String name, List<String> parameters) {
    return (Method)
        known.computeIfAbsent(
            new Key(type, name, parameters), key -> pick(methods(type, name), key));
  }

  /** All methods of that name, of a class or of what it extends. */
  List<Method> named(Class<?> type, String name) {
    return methods(type, name).stream().filter(Members::opened).toList();
  }

  /** The constant field of a class. */
  static Field constant(Class<?> type, String name) {
    for (Class<?> each : supertypes(type)) {
      for (Field field : each.getDeclaredFields()) {
        if (field.getName().equals(name) && Modifier.isStatic(field.getModifiers())) {
          return field.trySetAccessible() || field.canAccess(null)
              ? field
              : unbuildable(type, name);
        }
      }
    }
    return unbuildable(type, name);
  }

  private static Field unbuildable(Class<?> type, String name) {
    throw new Unbuildable("there is no constant %s.%s".formatted(type.getName(), name));
  }

  private static Executable pick(List<? extends Executable> all, Key key) {
    List<Executable> named = List.copyOf(all);
    return named.stream()
        .filter(each -> parametersOf(each).equals(key.parameters) && opened(each))
        .findFirst()
        .or(() -> all.stream().filter(each -> spreads(each, key) && opened(each)).findFirst())
        .orElseThrow(() ->
            new Unbuildable(
                "there is no %s.%s(%s)"
                    .formatted(key.type.getName(), key.name, String.join(", ", key.parameters))));
  }

  /** Whether it can be called from here. */
  static boolean opened(AccessibleObject member) {
    if (member.trySetAccessible()) {
      return true;
    }
    return member instanceof Executable executable
        && Modifier.isPublic(executable.getModifiers())
        && Modifier.isPublic(executable.getDeclaringClass().getModifiers())
        && exported(executable.getDeclaringClass());
  }

  /** Whether code outside of its module may name a class. */
  static boolean exported(Class<?> type) {
    return type.getModule().isExported(type.getPackageName());
  }

  // The values of a call with variable arguments may name each of them.
  private static boolean spreads(Executable executable, Key key) {
    List<String> own = parametersOf(executable);
    int fixed = own.size() - 1;
    return executable.isVarArgs()
        && key.parameters.size() >= fixed
        && own.subList(0, fixed).equals(key.parameters.subList(0, fixed));
  }

  /** The erased parameters that a source names: without the instance an inner class belongs to. */
  static List<String> parametersOf(Executable executable) {
    Class<?>[] types = executable.getParameterTypes();
    int from = executable instanceof Constructor<?> c && inner(c.getDeclaringClass()) ? 1 : 0;
    List<String> names = new ArrayList<>();
    for (int i = from; i < types.length; i++) {
      names.add(String.valueOf(types[i].getCanonicalName()));
    }
    return names;
  }

  /** Whether instances belong to an instance of the enclosing class. */
  static boolean inner(Class<?> type) {
    return type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
  }

  /** All methods of that name, those of the class itself first. */
  private List<Method> methods(Class<?> type, String name) {
    List<Method> all = new ArrayList<>();
    for (Class<?> each : supertypes(type)) {
      all.addAll(declared.computeIfAbsent(each, Members::declared).getOrDefault(name, List.of()));
    }
    return all;
  }

  // Sorted, since the JVM gives them in any order: only those of one name, since to write a method
  // out costs more than most runs.
  private static Map<String, List<Method>> declared(Class<?> type) {
    Map<String, List<Method>> byName = new HashMap<>();
    for (Method method : type.getDeclaredMethods()) {
      if (!method.isBridge()) {
        byName.computeIfAbsent(method.getName(), key -> new ArrayList<>()).add(method);
      }
    }
    byName
        .values()
        .forEach(some -> {
          if (some.size() > 1) {
            some.sort(Comparator.comparing(Method::toString));
          }
        });
    return byName;
  }

  /** A class, what it extends up to Object, then all interfaces. */
  static Set<Class<?>> supertypes(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      all.add(each);
    }
    for (Class<?> each : List.copyOf(all)) {
      interfaces(each, all);
    }
    if (type.isInterface()) {
      all.add(Object.class);
    }
    return all;
  }

  private static void interfaces(Class<?> type, Set<Class<?>> all) {
    for (Class<?> each : type.getInterfaces()) {
      all.add(each);
      interfaces(each, all);
    }
  }

  /** Calls it; what it throws comes out as it is. */
  static @Nullable Object call(
      Executable executable, @Nullable Object receiver, @Nullable Object[] arguments)
      throws Throwable {
    try {
      return executable instanceof Method method
          ? method.invoke(receiver, arguments)
          : ((Constructor<?>) executable).newInstance(arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() == null ? thrown : thrown.getCause();
    } catch (IllegalArgumentException | IllegalAccessException | InstantiationException wrong) {
      throw new Unbuildable(
          "%s cannot be called with these values: %s".formatted(executable.getName(), wrong));
    }
  }
}
