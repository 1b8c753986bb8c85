package dev.assay.observe;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import dev.assay.config.Log;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets how the log of this process is written. To be called once, at the start of a process that is
 * ours: another application's log is its own.
 */
public final class LogFormat {
  private LogFormat() {}

  /** Writes the log as the settings say. */
  public static void apply(Log settings) {
    if (settings.json() && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context
          .getLogger(Logger.ROOT_LOGGER_NAME)
          .iteratorForAppenders()
          .forEachRemaining(appender -> {
            if (appender instanceof OutputStreamAppender<ILoggingEvent> stream) {
              write(stream, context);
            }
          });
    }
  }

  private static void write(OutputStreamAppender<ILoggingEvent> to, LoggerContext context) {
    var lines = new JsonLines();
    lines.setContext(context);
    lines.start();
    to.stop();
    to.setEncoder(lines);
    to.start();
  }
}
