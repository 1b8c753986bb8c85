package dev.assay.ml;

import java.util.concurrent.atomic.LongAdder;

/** What is counted of one operation. Safe on any thread. */
final class Tally {
  private final LongAdder calls = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder retriesRefused = new LongAdder();

  void called() {
    calls.increment();
  }

  void failed() {
    failures.increment();
  }

  void retried() {
    retries.increment();
  }

  void retryRefused() {
    retriesRefused.increment();
  }

  Ml.Operation with(Gate.State gate) {
    return new Ml.Operation(
        calls.sum(),
        failures.sum(),
        retries.sum(),
        retriesRefused.sum(),
        gate.breaker(),
        gate.window(),
        gate.changedAt(),
        gate.why());
  }
}
