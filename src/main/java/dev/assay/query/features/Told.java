package dev.assay.query.features;

import dev.assay.bus.Hash;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one query for a prediction. Immutable.
 *
 * @param row as {@link FeatureDefinition} has it
 * @param hash of the row
 * @param past null where no interval was collected
 * @param cost the planner's for the whole; null without a plan
 * @param planFrom when the plan was taken; null without a plan
 * @param degraded what is missing and why; null where all is there
 */
public record Told(
    FeatureKey key,
    List<Double> row,
    String hash,
    @Nullable Past past,
    @Nullable Double cost,
    @Nullable Instant planFrom,
    @Nullable String degraded) {
  private static final int DIGITS = 16;
  private static final int BYTES_PER_VALUE = 24;

  public Told {
    row = List.copyOf(row);
  }

  /** Whether anything is known of it: a query that was never seen has neither past nor plan. */
  public boolean known() {
    return past != null || planFrom != null;
  }

  static String hash(List<Double> row) {
    return Hash.of(row.toString()).substring(0, DIGITS);
  }

  static int bytes(Told told) {
    return BYTES_PER_VALUE * told.row.size();
  }
}
