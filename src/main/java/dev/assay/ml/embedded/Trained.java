package dev.assay.ml.embedded;

import dev.assay.ml.Ml;
import dev.assay.ml.Ml.HeldOut;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that was just made, with the figures of what was held out. Immutable, safe on any thread.
 *
 * @param texts of the trees: those for unseen queries, then those for known ones if there are any
 */
record Trained(
    Predictor predictor,
    List<String> texts,
    Table table,
    @Nullable HeldOut known,
    @Nullable HeldOut unseen,
    List<Integer> heldOut) {
  Trained {
    texts = List.copyOf(texts);
    heldOut = List.copyOf(heldOut);
  }

  /** The figures by which it is compared; null where nothing could be held out. */
  @Nullable HeldOut compared() {
    return known != null ? known : unseen;
  }

  /** How far another model is off on what {@link #compared} is of. */
  Ml.QErrors of(Predictor other) {
    List<Double> ratios = new ArrayList<>();
    if (known != null) {
      for (int i : heldOut) {
        ratios.add(ratio(other.estimate(table.rows[i]), i));
      }
    } else {
      for (int i : table.all()) {
        ratios.add(ratio(other.estimateUnseen(table.rows[i]), i));
      }
    }
    return Tally.quantiles(ratios);
  }

  private double ratio(Ml.Estimate estimate, int row) {
    return Tally.ratio(Table.floored(estimate.ms()), table.log[row]);
  }
}
