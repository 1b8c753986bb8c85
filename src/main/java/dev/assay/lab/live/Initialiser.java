package dev.assay.lab.live;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in plain words that a class's static initialiser failed, now or before. Stateless. */
final class Initialiser {
  private static final String METHOD = "<clinit>";
  private static final Pattern AGAIN = Pattern.compile("Could not initialize class (\\S+)");

  // How the JVM remembers what was thrown the first time.
  private static final Pattern FIRST =
      Pattern.compile("Exception (\\S+?)(?:: (.*))? \\[in thread \".*\"]", Pattern.DOTALL);

  private Initialiser() {}

  /** Whether the class failed before. */
  static boolean failed(NoClassDefFoundError error) {
    return AGAIN.matcher(text(error)).matches();
  }

  static String words(NoClassDefFoundError again) {
    Matcher type = AGAIN.matcher(text(again));
    String name = type.matches() ? type.group(1) : "a class";
    Throwable cause = again.getCause();
    Matcher first = FIRST.matcher(cause == null ? "" : text(cause));
    return first.matches()
        ? words(name, first.group(1), first.group(2))
        : "the static initialiser of %s threw".formatted(name);
  }

  static String words(ExceptionInInitializerError failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    return words(of(cause), cause.getClass().getName(), Traced.message(cause));
  }

  // The innermost one is the one whose code threw; what stands around it only wanted that class.
  private static String of(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getMethodName().equals(METHOD)) {
        return frame.getClassName();
      }
    }
    return "a class";
  }

  private static String words(String type, String thrown, @Nullable String message) {
    return "the static initialiser of "
        + type
        + " threw "
        + thrown
        + (message == null ? "" : ": " + message);
  }

  private static String text(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }
}
