package dev.assay.query.anomaly;

import dev.assay.query.Insight.AnomalyKind;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** What was done so far, of all databases. Safe on any thread. */
final class Totals {
  private final LongAdder[] opened =
      Arrays.stream(AnomalyKind.values()).map(kind -> new LongAdder()).toArray(LongAdder[]::new);
  private final LongAdder resolved = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder skipped = new LongAdder();

  void opened(AnomalyKind kind) {
    opened[kind.ordinal()].increment();
  }

  void resolved() {
    resolved.increment();
  }

  void failed() {
    failed.increment();
  }

  void skipped() {
    skipped.increment();
  }

  long openedOf(AnomalyKind kind) {
    return opened[kind.ordinal()].sum();
  }

  long resolvedOnes() {
    return resolved.sum();
  }

  /** Intervals that were not looked at. */
  long unlooked() {
    return failed.sum() + skipped.sum();
  }
}
