package dev.assay.sandbox;

import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the JDK has of its own, which goes before the libraries, and which methods it may call on
 * objects of theirs. Safe on any thread.
 */
final class Platform {
  private static final Set<String> PACKAGES =
      ModuleFinder.ofSystem().findAll().stream()
          .flatMap(module -> module.descriptor().packages().stream())
          .map(name -> name.replace('.', '/'))
          .collect(Collectors.toUnmodifiableSet());

  private static final Map<String, Set<String>> CALLED_BACK = new ConcurrentHashMap<>();

  private Platform() {}

  /** Whether a class is, or would have to be, of the JDK. */
  static boolean has(String name) {
    return name.startsWith("java/")
        || PACKAGES.contains(name.substring(0, Math.max(0, name.lastIndexOf('/'))));
  }

  /**
   * Names with descriptors of all methods of a class of the JDK, inherited ones too, which another
   * class can override; empty where there is no such class, which then cannot be loaded either.
   */
  static Set<String> calledBack(String name) {
    return CALLED_BACK.computeIfAbsent(name, Platform::look);
  }

  private static Set<String> look(String name) {
    try {
      Class<?> type =
          Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
      Set<String> found = new HashSet<>();
      add(type, found);
      return Set.copyOf(found);
    } catch (ClassNotFoundException absent) {
      return Set.of();
    }
  }

  private static void add(Class<?> type, Set<String> found) {
    for (Method method : type.getDeclaredMethods()) {
      if ((method.getModifiers() & (Modifier.STATIC | Modifier.PRIVATE)) == 0) {
        found.add(method.getName() + descriptor(method));
      }
    }
    Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
        .forEach(above -> add(above, found));
  }

  private static String descriptor(Method method) {
    return Arrays.stream(method.getParameterTypes())
            .map(Class::descriptorString)
            .collect(Collectors.joining("", "(", ")"))
        + method.getReturnType().descriptorString();
  }
}
