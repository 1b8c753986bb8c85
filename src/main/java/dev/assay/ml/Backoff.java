package dev.assay.ml;

import dev.assay.config.Settings;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a retry. Any thread, as far as its random numbers are.
 *
 * <p>Exponential with full jitter: anything from 0 to {@code min(max, initial * multiplier^n)}, so
 * that those who failed together do not come back together.
 */
record Backoff(Settings.Retry rules, DoubleSupplier random) {
  /**
   * @param retries that were made before this one
   */
  long nanos(int retries) {
    double grown = rules.initialBackoff().toNanos() * Math.pow(rules.backoffMultiplier(), retries);
    return (long) (random.getAsDouble() * Math.min(grown, (double) rules.maxBackoff().toNanos()));
  }
}
