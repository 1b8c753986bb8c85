package dev.assay.lab.live;

import dev.assay.lab.Observed.Probe;
import dev.assay.lab.Value;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls what a method gives back as a function: a predicate, a comparator, whatever has one method
 * that takes plain values. Only those are called whose class no test can name. For one thread.
 */
final class Functions {
  private static final int MOST = 3;

  private static final Map<Class<?>, List<Object>> SAMPLES =
      Map.of(
          String.class, List.of("abc", "", "Zebra 7"),
          Object.class, List.of("abc", "", "Zebra 7"),
          CharSequence.class, List.of("abc", "", "Zebra 7"),
          Integer.class, List.of(5, 0, -3),
          Long.class, List.of(5L, 0L, -3L),
          Double.class, List.of(2.5, 0.0, -3.0),
          Boolean.class, List.of(true, false, true),
          Character.class, List.of('a', '7', ' '));

  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          int.class, Integer.class,
          long.class, Long.class,
          double.class, Double.class,
          boolean.class, Boolean.class,
          char.class, Character.class);

  private final Loaded loaded;

  Functions(Loaded loaded) {
    this.loaded = loaded;
  }

  /**
   * What it answers; nothing where it is no function.
   *
   * @param from the method that gave it
   */
  List<Probe> ask(Object function, Method from) {
    Class<?> as = from.getReturnType();
    Class<?> type = function.getClass();
    // A lambda of the subject is hidden, what was made here to stand for something is not.
    boolean stub = loaded.loader().isMade(type) && !type.isHidden();
    if (!as.isInterface() || loaded.naming().nameable(type) || stub) {
      return List.of();
    }
    Method only = only(as);
    List<List<Object>> columns = only == null ? null : columns(only, from.getGenericReturnType());
    if (only == null || columns == null) {
      return List.of();
    }
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      Probe probe = asked(only, function, row(columns, i));
      if (probe != null) {
        probes.add(probe);
      }
    }
    return probes;
  }

  // The values of two parameters are not always the same.
  private static List<Object> row(List<List<Object>> columns, int index) {
    List<Object> row = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      row.add(columns.get(i).get((index + i) % MOST));
    }
    return row;
  }

  private @Nullable Probe asked(Method only, Object function, List<Object> row) {
    try {
      Value answer = loaded.shower().show(Members.call(only, function, row.toArray()));
      List<Value> arguments = row.stream().map(Value::of).toList();
      return answer == null ? null : new Probe(only.getName(), arguments, answer, false);
    } catch (Throwable untold) {
      Ends.rethrowMemory(untold);
      return null;
    }
  }

  private @Nullable Method only(Class<?> as) {
    Method only = null;
    for (Method each : as.getMethods()) {
      if (Modifier.isAbstract(each.getModifiers()) && !ofObject(each)) {
        if (only != null) {
          return null;
        }
        only = each;
      }
    }
    return only != null
            && only.getParameterCount() > 0
            && only.getReturnType() != void.class
            && only.getExceptionTypes().length == 0
            && Members.opened(only)
        ? only
        : null;
  }

  private static boolean ofObject(Method method) {
    try {
      Object.class.getMethod(method.getName(), method.getParameterTypes());
      return true;
    } catch (NoSuchMethodException own) {
      return false;
    }
  }

  private static @Nullable List<List<Object>> columns(Method only, Type declared) {
    Map<TypeVariable<?>, Type> known = new HashMap<>();
    bind(declared, known);
    List<List<Object>> columns = new ArrayList<>();
    for (Type each : only.getGenericParameterTypes()) {
      Class<?> type = resolved(each, known);
      List<Object> samples = type == null ? null : SAMPLES.get(BOXES.getOrDefault(type, type));
      if (samples == null) {
        return null;
      }
      columns.add(samples);
    }
    return columns;
  }

  /** Notes what the type variables of an interface and of what it extends stand for. */
  private static void bind(Type type, Map<TypeVariable<?>, Type> known) {
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      for (int i = 0; i < raw.getTypeParameters().length; i++) {
        known.put(raw.getTypeParameters()[i], generic.getActualTypeArguments()[i]);
      }
      bindAll(raw, known);
    } else if (type instanceof Class<?> raw) {
      bindAll(raw, known);
    }
  }

  private static void bindAll(Class<?> type, Map<TypeVariable<?>, Type> known) {
    for (Type above : type.getGenericInterfaces()) {
      bind(above, known);
    }
  }

  // A variable of the method itself is what the compiler makes of it, if need be an Object.
  private static @Nullable Class<?> resolved(Type type, Map<TypeVariable<?>, Type> known) {
    return switch (type) {
      case Class<?> plain -> plain;
      case WildcardType any when any.getLowerBounds().length == 1 ->
          resolved(any.getLowerBounds()[0], known);
      case TypeVariable<?> variable -> {
        Type bound = known.get(variable);
        yield bound != null && !bound.equals(type) ? resolved(bound, known) : null;
      }
      default -> null;
    };
  }
}
