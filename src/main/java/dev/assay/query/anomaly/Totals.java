package dev.assay.query.anomaly;

import dev.assay.query.Insight.AnomalyKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What was done so far, of all databases. Safe on any thread. */
final class Totals {
  private final Map<AnomalyKind, LongAdder> opened = new ConcurrentHashMap<>();
  private final LongAdder resolved = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder skipped = new LongAdder();

  void opened(AnomalyKind kind) {
    opened.computeIfAbsent(kind, first -> new LongAdder()).increment();
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
    LongAdder count = opened.get(kind);
    return count == null ? 0 : count.sum();
  }

  long resolvedOnes() {
    return resolved.sum();
  }

  /** Intervals that were not looked at. */
  long unlooked() {
    return failed.sum() + skipped.sum();
  }
}
