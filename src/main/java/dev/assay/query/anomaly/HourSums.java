package dev.assay.query.anomaly;

import org.jspecify.annotations.Nullable;

/** Adds samples up to hours. For one thread at a time. */
final class HourSums {
  private @Nullable Sample sum;

  /** The hour that was ended by a sample of a later one; null where it goes on. */
  @Nullable Sample add(Sample sample) {
    Sample before = sum;
    if (before == null || before.hour() != sample.hour()) {
      sum = sample;
      return before;
    }
    sum =
        new Sample(
            before.from(),
            sample.to(),
            before.calls() + sample.calls(),
            before.totalMs() + sample.totalMs(),
            0,
            before.hit() + sample.hit(),
            before.read() + sample.read());
    return null;
  }

  /** The hour that goes on; null where there is none. Begins anew. */
  @Nullable Sample take() {
    Sample taken = sum;
    sum = null;
    return taken;
  }
}
