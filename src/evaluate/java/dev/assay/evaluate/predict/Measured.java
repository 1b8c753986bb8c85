package dev.assay.evaluate.predict;

import java.util.List;

/** All that was measured, in the order of time. Immutable. */
record Measured(Setup setup, List<Observation> observations) {
  Measured {
    observations = List.copyOf(observations);
  }
}
