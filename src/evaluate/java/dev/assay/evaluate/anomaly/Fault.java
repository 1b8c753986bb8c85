package dev.assay.evaluate.anomaly;

/**
 * One thing that is done to the database, as it was planned before anything ran. Immutable.
 *
 * @param module whose tables it is done to
 * @param first interval that runs under it
 * @param last interval that runs under it
 */
record Fault(FaultKind kind, String module, String variant, int first, int last) {
  boolean covers(int interval) {
    return first <= interval && interval <= last;
  }
}
