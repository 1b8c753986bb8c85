package dev.assay.lab.live;

import dev.assay.lab.Observed;
import dev.assay.lab.Said;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes an exception that came out of a call. For one thread. */
final class Traced {
  private static final List<String> OURS =
      List.of("java.lang.reflect.", "jdk.internal.reflect.", "java.lang.invoke.", "dev.assay.lab.");

  private final SubjectLoader loader;
  private final Naming naming;

  Traced(SubjectLoader loader, Naming naming) {
    this.loader = loader;
    this.naming = naming;
  }

  Observed.Threw of(Throwable thrown, Executable called, List<Observed.Interaction> interactions) {
    List<StackTraceElement> frames = frames(thrown);
    List<String> actual = new ArrayList<>();
    Class<?> nearest = null;
    for (Class<?> each = thrown.getClass(); each != Object.class; each = each.getSuperclass()) {
      actual.add(each.getName());
      if (nearest == null && naming.nameable(each)) {
        nearest = each;
      }
    }
    return new Observed.Threw(
        Naming.name(nearest == null ? Throwable.class : nearest),
        actual,
        message(thrown),
        line(frames, called),
        frames.isEmpty() ? "" : text(frames.getFirst()),
        raised(thrown, frames),
        interactions);
  }

  static @Nullable String message(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (RuntimeException | StackOverflowError untold) {
      return null;
    }
  }

  // What stands below the call is ours, and so are the frames of stubs between the subject's.
  private static List<StackTraceElement> frames(Throwable thrown) {
    List<StackTraceElement> frames = new ArrayList<>();
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (OURS.stream().noneMatch(frame.getClassName()::startsWith)) {
        frames.add(frame);
      }
    }
    return frames;
  }

  private static int line(List<StackTraceElement> frames, Executable called) {
    String type = called.getDeclaringClass().getName();
    String method = called instanceof java.lang.reflect.Method ? called.getName() : "<init>";
    int line = 0;
    for (StackTraceElement frame : frames) {
      if (frame.getClassName().equals(type) && frame.getMethodName().equals(method)) {
        line = frame.getLineNumber();
      }
    }
    return Math.max(line, 0);
  }

  private static String text(StackTraceElement frame) {
    // Formatting would follow the default locale, which is not always ours here.
    return frame.getClassName()
        + "."
        + frame.getMethodName()
        + ":"
        + Math.max(frame.getLineNumber(), 0);
  }

  private boolean raised(Throwable thrown, List<StackTraceElement> frames) {
    if (frames.isEmpty()) {
      return false;
    }
    if (loader.owns(frames.getFirst().getClassName())) {
      return !Said.byMachine(thrown.getClass().getName(), message(thrown));
    }
    int at = 0;
    boolean asked = false;
    for (; at < frames.size() && checks(frames.get(at)); at++) {
      asked |= frames.get(at).getClassName().equals("java.util.Objects");
    }
    return asked && at < frames.size() && loader.owns(frames.get(at).getClassName());
  }

  private static boolean checks(StackTraceElement frame) {
    return switch (frame.getClassName()) {
      case "java.util.Objects" ->
          frame.getMethodName().startsWith("require") || frame.getMethodName().startsWith("check");
      case "jdk.internal.util.Preconditions" -> true;
      default -> frame.getClassName().startsWith("jdk.internal.util.Preconditions$");
    };
  }
}
