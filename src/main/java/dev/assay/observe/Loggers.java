package dev.assay.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.assay.bus.Fault;
import dev.assay.bus.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The loggers of this process and their levels, changed while it runs. Safe on any thread. */
public final class Loggers {
  private static final String ROOT = "ROOT";
  private static final List<String> LEVELS =
      List.of("OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE");

  private Loggers() {}

  /**
   * How one logger is set.
   *
   * @param configuredLevel null where it takes that of the logger above
   */
  public record Setting(@Nullable String configuredLevel, String effectiveLevel) {}

  /** Every logger that is there now, by name, and the levels there are. */
  public record All(List<String> levels, Map<String, Setting> loggers) {
    public All {
      levels = List.copyOf(levels);
    }
  }

  /** All that are there. */
  public static All all() {
    var loggers = new TreeMap<String, Setting>();
    context().getLoggerList().forEach(logger -> loggers.put(logger.getName(), setting(logger)));
    return new All(LEVELS, loggers);
  }

  /** One of them; {@link Fault#ABSENT} where nobody has asked for it yet. */
  public static Setting of(String name) {
    Logger there = context().exists(named(name));
    if (there == null) {
      throw Fault.ABSENT.because(
          "no logger is called '%s'; GET /loggers lists them".formatted(Nearest.shortened(name)));
    }
    return setting(there);
  }

  /** Sets a level from now on; null takes that of the logger above again. */
  public static Setting change(String name, @Nullable String level) {
    String wanted = level == null ? null : level.toUpperCase(Locale.ROOT);
    if (wanted != null && !LEVELS.contains(wanted)) {
      throw Fault.INVALID.because(
          "field 'configuredLevel': expected one of %s or null, was '%s'"
              .formatted(String.join(", ", LEVELS), Nearest.shortened(String.valueOf(level))));
    }
    String known = named(name);
    if (wanted == null && known.equals(ROOT)) {
      throw Fault.INVALID.because("the logger ROOT has none above it; expected a level");
    }
    // Only what is there: each other name would be kept until the process ends.
    of(known);
    Logger logger = context().getLogger(known);
    logger.setLevel(wanted == null ? null : Level.toLevel(wanted));
    return setting(logger);
  }

  private static String named(String name) {
    return name.equalsIgnoreCase(ROOT) ? ROOT : name;
  }

  private static Setting setting(Logger logger) {
    return new Setting(
        logger.getLevel() == null ? null : logger.getLevel().toString(),
        logger.getEffectiveLevel().toString());
  }

  // Another application may log by something else.
  private static LoggerContext context() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      return context;
    }
    throw Fault.UNAVAILABLE.because(
        "this application logs by %s, which is changed by its own means"
            .formatted(LoggerFactory.getILoggerFactory().getClass().getName()));
  }
}
