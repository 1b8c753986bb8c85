package dev.assay.ml.embedded;

import dev.assay.ml.Ml;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One training, from the queue to its end. Told by the thread that trains; seen and called off on
 * any.
 */
final class Run implements Ticker {
  private final String id;
  private volatile Ml.Fitting seen;
  private int expected = 1;
  private int done;
  private volatile boolean cancelled;

  Run(String id) {
    this.id = id;
    this.seen = new Ml.Fitting(id, Ml.Stage.TRAINING, 0, null, null);
  }

  @Override
  public void expect(int rounds) {
    expected = Math.max(1, rounds);
  }

  @Override
  public void ticked(int rounds) {
    if (cancelled) {
      throw new CancellationException("called off: the model service stopped");
    }
    done += rounds;
    at(Ml.Stage.TRAINING, Math.min(1, (double) done / expected), null, null);
  }

  void cancel() {
    cancelled = true;
  }

  void evaluating() {
    at(Ml.Stage.EVALUATING, 1, null, null);
  }

  void done(Ml.Model model) {
    at(Ml.Stage.DONE, 1, model, null);
  }

  void failed(String reason) {
    at(Ml.Stage.FAILED, seen.progress(), null, reason);
  }

  Ml.Fitting seen() {
    return seen;
  }

  boolean over() {
    return seen.stage() == Ml.Stage.DONE || seen.stage() == Ml.Stage.FAILED;
  }

  private void at(
      Ml.Stage stage, double progress, Ml.@Nullable Model model, @Nullable String reason) {
    seen = new Ml.Fitting(id, stage, progress, model, reason);
  }
}
