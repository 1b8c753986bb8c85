package dev.assay.ml.embedded;

import dev.assay.bus.Fault;
import dev.assay.ml.Ml;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a model of examples, and says how good it is on what was held out. Blocks for seconds; safe
 * on any thread. The same examples make the same model.
 */
final class Trainer {
  private static final int KEPT = 1;
  private static final int OF_FIGURES = 1;

  private Trainer() {}

  /**
   * Trains.
   *
   * @throws java.util.concurrent.CancellationException where the ticker calls it off; {@link
   *     Fault#INVALID} where the examples cannot be learned from
   */
  static Trained train(Table table, Ticker ticker) {
    var unseen = new UnseenStudy(table, ticker);
    var known = new KnownStudy(table, unseen, ticker);
    ticker.expect(Trials.MOST_ROUNDS * (unseen.growths() + known.growths() + KEPT + OF_FIGURES));
    unseen.run();
    known.run();
    Ml.HeldOut onKnown = known.heldOut();
    Ml.HeldOut onUnseen = unseen.heldOut();
    UnseenStudy.Kind kind = unseen.grow(table.all());
    KnownStudy.Grown past = known.grow();
    var predictor =
        new Predictor(table.layout, kind.line(), kind.part(), past == null ? null : past.part());
    return new Trained(
        predictor,
        past == null ? List.of(kind.text()) : List.of(kind.text(), past.text()),
        table,
        onKnown,
        onUnseen,
        Arrays.stream(known.heldOutRows()).boxed().toList());
  }
}
