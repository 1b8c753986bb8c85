package dev.assay.ml.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.ml.Ml;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContestTest {
  // Immutable, and seconds to make.
  private static final Trained GOOD = train(new Workload(1, 0.1).fit("a", 40, 15));
  private static final Trained BAD = train(shuffled(new Workload(1, 0.1).fit("a", 40, 15)));

  @Test
  void between_isWon_whereThereIsNoOther() {
    Contest contest = Contest.between(BAD, Optional.empty());

    assertThat(contest.won()).isTrue();
    assertThat(contest.note()).startsWith("Active: there was no model before (q-error p50 ");
  }

  @Test
  void between_isLost_byTheSameModelAgain() {
    Contest contest = Contest.between(GOOD, Optional.of(kept(GOOD)));

    assertThat(contest.won()).isFalse();
  }

  @Test
  void between_isWon_byTheBetterOne_onWhatIsHeldOutFromIt() {
    Contest contest = Contest.between(GOOD, Optional.of(kept(BAD)));

    assertThat(contest.won()).isTrue();
    assertThat(contest.note()).startsWith("Active: q-error p50 ").contains("champion has q-error");
  }

  @Test
  void between_isWon_whereTheOtherCannotReadTheRows() {
    Ml.Fit fit = new Workload(2, 0.1).fit("a", 20, 10);
    Trained next = train(new Ml.Fit("a", "shop", "features-2", fit.features(), fit.examples()));

    Contest contest = Contest.between(next, Optional.of(kept(GOOD)));

    assertThat(contest.won()).isTrue();
    assertThat(contest.note()).contains("champion reads features of version features-1");
  }

  @Test
  void between_isLost_whereNothingCouldBeHeldOut() {
    Trained few = new Trained(GOOD.predictor(), GOOD.texts(), GOOD.table(), null, null, List.of());

    Contest contest = Contest.between(few, Optional.of(kept(GOOD)));

    assertThat(contest.won()).isFalse();
    assertThat(contest.note()).contains("too little to hold anything out");
  }

  @Test
  void between_saysWhatIsMissing() {
    Trained one = train(new Workload(7, 0.2).fit("a", 1, 100));

    Contest contest = Contest.between(one, Optional.empty());

    assertThat(contest.note()).contains("Too few queries for an interval around those never seen");
  }

  private static Trained train(Ml.Fit fit) {
    return Trainer.train(Table.of(fit), rounds -> {});
  }

  /** The same rows with the times of others: nothing to be learned from them. */
  private static Ml.Fit shuffled(Ml.Fit fit) {
    Random random = new Random(5);
    List<Ml.Example> examples =
        fit.examples().stream()
            .map(e ->
                new Ml.Example(e.group(), e.row(), Math.exp(random.nextDouble() * 9), 1, e.cost()))
            .toList();
    return new Ml.Fit(fit.key(), fit.database(), fit.featureVersion(), fit.features(), examples);
  }

  private static Kept kept(Trained trained) {
    var model =
        new Ml.Model(
            "champion",
            Ml.QUERY_TIME,
            "shop",
            "features-1",
            true,
            Instant.EPOCH,
            1,
            1,
            0.9,
            null,
            null,
            "");
    return new Kept("fit", model, trained.predictor());
  }
}
