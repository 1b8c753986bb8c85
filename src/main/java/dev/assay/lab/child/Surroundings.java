package dev.assay.lab.child;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;

/**
 * What all code of a JVM shares, as it was before any order: to tell whether an order changed it,
 * and to put it back. Used by the child's main thread.
 */
final class Surroundings {
  /** Threads of a lab bear names that begin so; what they do is the lab's to answer for. */
  private static final String OF_A_LAB = "lab-";

  private final Locale display = Locale.getDefault(Locale.Category.DISPLAY);
  private final Locale format = Locale.getDefault(Locale.Category.FORMAT);
  private final TimeZone zone = TimeZone.getDefault();
  private final Properties properties = copy(System.getProperties());
  private final Set<Thread> threads = threads();

  /** Puts everything back; false where something was not as it had been. */
  boolean restore() {
    quieten();
    boolean same = sameDefaults() && onlyKnownThreads();
    Locale.setDefault(format);
    Locale.setDefault(Locale.Category.DISPLAY, display);
    TimeZone.setDefault(zone);
    System.setProperties(copy(properties));
    Thread.setDefaultUncaughtExceptionHandler(null);
    return same;
  }

  /** Nothing can be read from the standard input; what is printed goes nowhere. */
  static void quieten() {
    System.setIn(InputStream.nullInputStream());
    System.setOut(sink());
    System.setErr(sink());
  }

  private static PrintStream sink() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  private boolean sameDefaults() {
    return display.equals(Locale.getDefault(Locale.Category.DISPLAY))
        && format.equals(Locale.getDefault(Locale.Category.FORMAT))
        && zone.equals(TimeZone.getDefault())
        && Thread.getDefaultUncaughtExceptionHandler() == null
        && properties.equals(System.getProperties());
  }

  private boolean onlyKnownThreads() {
    return threads().stream()
        .allMatch(thread -> threads.contains(thread) || thread.getName().startsWith(OF_A_LAB));
  }

  private static Properties copy(Properties properties) {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }

  private static Set<Thread> threads() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    // Enumerating leaves out what does not fit, so one place is to stay empty.
    Thread[] found = new Thread[root.activeCount() + 1];
    while (root.enumerate(found) == found.length) {
      found = new Thread[2 * found.length];
    }
    return new HashSet<>(Arrays.stream(found).filter(Objects::nonNull).toList());
  }
}
