package dev.assay.lab.live;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What to ask objects whose class the subject uses and does not bring: their source is not there to
 * tell what changes nothing, so it is their getters, by name. Stateless.
 */
final class LibraryObservers {
  private static final Pattern GETTER = Pattern.compile("(get|is|has)[A-Z].*");
  private static final Set<String> OTHERS =
      Set.of("size", "length", "isEmpty", "toArray", "name", "value", "intValue", "doubleValue");

  /** Asking takes time in every run. */
  private static final int MOST = 10;

  private LibraryObservers() {}

  /** The questions that a class itself declares, those with the plainest answers first. */
  static List<String> of(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(LibraryObservers::asks)
        .sorted(
            Comparator.comparing((Method it) -> !plain(it.getReturnType()))
                .thenComparing(Method::getName))
        .map(Method::getName)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static boolean asks(Method method) {
    String name = method.getName();
    return method.getParameterCount() == 0
        && Modifier.isPublic(method.getModifiers())
        && !Modifier.isStatic(method.getModifiers())
        && !method.isBridge()
        && method.getReturnType() != void.class
        && (GETTER.matcher(name).matches() || OTHERS.contains(name));
  }

  private static boolean plain(Class<?> type) {
    return type.isPrimitive() || type == String.class || type.isArray() || type.isEnum();
  }
}
