package dev.assay.evaluate.anomaly;

/**
 * One thing that is done to the database, as it was planned before anything ran. Immutable.
 *
 * @param module whose tables it is done to
 * @param first interval that runs under it
 * @param last interval that runs under it
 */
record Fault(FaultKind kind, String module, String variant, int first, int last) {
  private static final String EVERYWHERE = "everywhere";

  boolean covers(int interval) {
    return first <= interval && interval <= last;
  }

  /** Whether it is done to all modules. */
  boolean everywhere() {
    return variant.equals(EVERYWHERE);
  }

  /** Whether it can make a query worse: one of the module, on the table it is done to. */
  boolean concerns(Module where, Template template) {
    return (everywhere() || where.name().equals(module)) && template.touches(kind.table());
  }
}
