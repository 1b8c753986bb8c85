package dev.assay.testgen;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.lab.Reply;
import java.util.List;
import java.util.Map;

/**
 * How far a job is: times its stages, tells who watches it, and stops it where nobody waits any
 * more. For one job.
 */
final class Stages {
  private static final List<String> NAMES =
      List.of("compile", "read", "plan", "run", "choose", "check");

  private final Stopwatch clock = new Stopwatch();
  private final Watch watch;
  private final Call call;
  private int laps;
  private volatile double best;

  Stages(Watch watch, Call call) {
    this.watch = watch;
    this.call = call;
  }

  /** A stage is done. */
  void done(String stage) {
    clock.lap(stage);
    laps++;
    watch.progress(stage, laps, NAMES.size(), best);
    checkpoint();
  }

  /** The child JVM is somewhere inside a stage. */
  void inside(Reply.Progress progress) {
    best = Math.max(best, progress.best());
    watch.progress(progress.stage(), progress.done(), progress.total(), best);
  }

  private void checkpoint() {
    if (cancelled()) {
      throw Fault.CANCELLED.because("the question was cancelled before its tests were written");
    }
    if (call.expired()) {
      throw Fault.LATE.because("the deadline passed while the tests were being written");
    }
  }

  boolean cancelled() {
    return watch.cancelled();
  }

  Call call() {
    return call;
  }

  /** Milliseconds per stage. */
  Map<String, Double> read() {
    return clock.read();
  }
}
