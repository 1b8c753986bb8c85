package dev.assay.config;

/**
 * How the log is written. Immutable.
 *
 * @param format {@code text} or {@code json}
 * @param access whether each answer over HTTP is a line
 */
public record Log(String format, boolean access) {
  public Log {
    if (!format.equals("text") && !format.equals("json")) {
      throw new IllegalArgumentException(
          "log.format must be text or json, was '%s'".formatted(format));
    }
  }

  /** Whether lines are JSON objects. */
  public boolean json() {
    return format.equals("json");
  }
}
