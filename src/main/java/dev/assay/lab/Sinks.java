package dev.assay.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the objects among the inputs of a call that keep what is written to them, such as a {@code
 * StringWriter} in a {@code PrintWriter}: a test can hold on to them and ask them afterwards.
 * Stateless.
 */
public final class Sinks {
  private static final Set<String> TYPES =
      Set.of(
          "java.io.StringWriter",
          "java.io.CharArrayWriter",
          "java.io.ByteArrayOutputStream",
          "java.lang.StringBuilder",
          "java.lang.StringBuffer",
          "java.util.concurrent.atomic.AtomicBoolean",
          "java.util.concurrent.atomic.AtomicInteger",
          "java.util.concurrent.atomic.AtomicLong",
          "java.util.concurrent.atomic.AtomicReference");

  private Sinks() {}

  /** Whether it is one. */
  public static boolean is(Value value) {
    return value instanceof Value.New made && TYPES.contains(made.type().qualified());
  }

  /** What to ask in place of an argument: the sink in a stream or writer of the JDK, or itself. */
  public static Value asked(Value argument) {
    if (argument instanceof Value.As(var _, Value inner)) {
      return asked(inner);
    }
    boolean around =
        argument instanceof Value.New made && made.type().packageName().equals("java.io");
    Value sink = around ? within(argument) : null;
    return sink == null ? argument : sink;
  }

  private static @Nullable Value within(Value whole) {
    List<Value> all = all(whole);
    return all.size() == 1 ? all.getFirst() : null;
  }

  /**
   * A sink that a receiver was made of.
   *
   * @param index -1 for the first, -2 for the second
   */
  public static @Nullable Value behind(@Nullable Value receiver, int index) {
    List<Value> all = all(receiver);
    return -index <= all.size() ? all.get(-index - 1) : null;
  }

  /** All sinks that something is made of, as often as they are in it. */
  public static List<Value> all(@Nullable Value whole) {
    List<Value> all = new ArrayList<>();
    if (whole != null) {
      collect(whole, all);
    }
    return List.copyOf(all);
  }

  // What stands in a stub or a lambda is made anew whenever that is called.
  private static void collect(Value value, List<Value> all) {
    if (is(value)) {
      all.add(value);
      return;
    }
    boolean anew =
        value instanceof Value.Lambda
            || value instanceof Value.Stub
            || value instanceof Value.Turns
            || value instanceof Value.Raise;
    if (!anew) {
      Value.parts(value).forEach(part -> collect(part, all));
    }
  }
}
