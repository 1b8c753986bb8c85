package dev.assay.query.advice.index;

import dev.assay.query.Query.Fingerprinted;
import org.jspecify.annotations.Nullable;

/**
 * A statement that indexes are looked for. Immutable.
 *
 * @param text what the sample is, as {@code Fingerprints} tells it
 * @param sample a text of it that can be explained, with values or with {@code $1} in their place
 */
public record Subject(String database, Fingerprinted text, String sample, Load load) {
  /** A statement of which no calls were collected. */
  public static final Load UNKNOWN = new Load(null, null);

  /**
   * What was measured of its calls.
   *
   * @param callsPerMinute null where none were collected; then the cost of writes is told and not
   *     weighed
   * @param rowsPerCall null where none were collected; else it stands for a {@code LIMIT $1}, of
   *     which the planner would guess a tenth of all rows
   */
  public record Load(@Nullable Double callsPerMinute, @Nullable Double rowsPerCall) {}
}
