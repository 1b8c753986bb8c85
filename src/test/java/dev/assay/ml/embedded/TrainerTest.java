package dev.assay.ml.embedded;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Failure;
import dev.assay.ml.Ml;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private static final Ticker UNHEARD = rounds -> {};

  @Test
  void train_onKnownQueries_isAsGoodAsTheirNoiseAllows() {
    Ml.HeldOut known = requireNonNull(train(new Workload(1, 0.1).fit("a", 60, 25)).known());

    assertThat(known.examples()).isEqualTo(60 * 5);
    assertThat(known.model().p50()).isLessThan(1.1);
    assertThat(known.model().p90()).isLessThan(1.25);
    assertThat(known.model().p90()).isLessThan(known.plannerCost().p90());
    assertThat(known.model().p90()).isLessThan(known.fingerprintMedian().p90() * 1.05);
    assertThat(known.covered()).isBetween(0.87, 0.93);
  }

  @Test
  void train_onUnseenQueries_beatsBothBaselines() {
    Ml.HeldOut unseen = requireNonNull(train(new Workload(2, 0.1).fit("a", 80, 12)).unseen());

    assertThat(unseen.examples()).isEqualTo(80 * 12);
    assertThat(unseen.model().p50()).isLessThan(unseen.plannerCost().p50());
    assertThat(unseen.model().p90()).isLessThan(unseen.plannerCost().p90());
    assertThat(unseen.model().p50()).isLessThan(unseen.fingerprintMedian().p50());
    assertThat(unseen.model().p50()).isLessThan(1.5);
    assertThat(unseen.covered()).isBetween(0.85, 0.95);
  }

  @Test
  void estimate_coversNineOfTenTimes_ofQueriesOnlySeenLater() {
    Trained trained = train(new Workload(3, 0.2).fit("a", 200, 12));
    List<Ml.Example> known = new Workload(3, 0.2).examples("a", 200, 40);
    List<Ml.Example> unseen = new Workload(99, 0.2).examples("b", 2_000, 2);

    double ofKnown = covered(trained, known, false);
    double ofUnseen = covered(trained, unseen, true);

    assertThat(ofKnown).isBetween(0.87, 0.93);
    assertThat(ofUnseen).isBetween(0.87, 0.93);
  }

  @Test
  void train_twice_predictsTheSameToTheBit() {
    Ml.Fit fit = new Workload(4, 0.2).fit("a", 20, 10);

    Trained once = train(fit);
    Trained again = train(fit);

    assertThat(again.texts()).isEqualTo(once.texts());
    assertThat(again.known()).isEqualTo(once.known());
    assertThat(again.unseen()).isEqualTo(once.unseen());
    for (Ml.Example example : new Workload(5, 0.2).examples("b", 100, 3)) {
      assertThat(again.predictor().estimate(row(example)))
          .isEqualTo(once.predictor().estimate(row(example)));
    }
  }

  @Test
  void train_withoutAPast_says_howItIsOnBoth() {
    Ml.Fit with = new Workload(6, 0.2).fit("a", 40, 10);
    List<Ml.Example> examples =
        with.examples().stream()
            .map(e -> new Ml.Example(e.group(), e.row().subList(0, 3), e.actualMs(), 1, e.cost()))
            .toList();

    Trained trained =
        train(new Ml.Fit("a", "shop", "f", Workload.FEATURES.subList(0, 3), examples));

    assertThat(trained.predictor().known()).isNull();
    assertThat(requireNonNull(trained.known()).model().p50()).isLessThan(1.5);
    assertThat(requireNonNull(trained.unseen()).model().p50()).isLessThan(2);
  }

  @Test
  void train_withoutAnyCost_stillPredicts() {
    Ml.Fit with = new Workload(6, 0.2).fit("a", 40, 10);
    List<Ml.Example> examples =
        with.examples().stream()
            .map(e -> {
              List<Double> row = new ArrayList<>(e.row());
              row.set(0, -1.0);
              return new Ml.Example(e.group(), row, e.actualMs(), e.weight(), -1);
            })
            .toList();

    Trained trained = train(new Ml.Fit("a", "shop", "f", Workload.FEATURES, examples));

    Ml.HeldOut known = requireNonNull(trained.known());
    assertThat(known.model().p50()).isLessThan(1.3);
    assertThat(known.plannerCost().p90()).isGreaterThan(known.model().p90());
  }

  @Test
  void train_onOneQueryOnly_hasNoFiguresOfUnseenOnes_andNoIntervalForThem() {
    Trained trained = train(new Workload(7, 0.2).fit("a", 1, 100));

    assertThat(trained.unseen()).isNull();
    assertThat(trained.known()).isNotNull();
    Ml.Example example = new Workload(8, 0.2).examples("b", 1, 1).getFirst();
    Ml.Estimate estimate = trained.predictor().estimate(row(example));
    assertThat(estimate.ms()).isPositive();
    assertThat(estimate.low()).isNull();
    assertThat(estimate.high()).isNull();
  }

  @Test
  void train_onQueriesSeenOnce_hasNoFiguresOfKnownOnes() {
    Trained trained = train(new Workload(9, 0.2).fit("a", 120, 1));

    assertThat(trained.known()).isNull();
    assertThat(trained.unseen()).isNotNull();
    assertThat(trained.predictor().known()).isNull();
  }

  @Test
  void train_onTimesBelowAMillisecond_predictsOneMillisecond_downToNothing() {
    Ml.Fit fit = new Workload(10, 0.2).fit("a", 30, 10);
    List<Ml.Example> quick =
        fit.examples().stream()
            .map(e -> new Ml.Example(e.group(), e.row(), 0.02, e.weight(), e.cost()))
            .toList();

    Trained trained = train(new Ml.Fit("a", "shop", "f", Workload.FEATURES, quick));

    Ml.Estimate estimate = trained.predictor().estimate(row(quick.getFirst()));
    assertThat(estimate).isEqualTo(new Ml.Estimate(1, 0.0, 1.0));
    assertThat(requireNonNull(trained.known()).covered()).isEqualTo(1);
  }

  @Test
  void train_isCalledOff_betweenTwoRounds() {
    int[] heard = {0};
    Ticker impatient =
        rounds -> {
          heard[0] += rounds;
          if (heard[0] > 100) {
            throw new CancellationException("enough");
          }
        };
    Table table = Table.of(new Workload(11, 0.2).fit("a", 20, 10));

    assertThatThrownBy(() -> Trainer.train(table, impatient)).hasMessage("enough");
    assertThat(heard[0]).isEqualTo(101);
  }

  @Test
  void table_refusesWhatCannotBeLearnedFrom() {
    List<Ml.Example> good = new Workload(12, 0.2).examples("a", 10, 5);

    refuses(good.subList(0, 49), "49 examples are too few");
    refuses(
        with(good, new Ml.Example("q", List.of(1.0), 1, 1, 1)), "examples[50].row has 1 values");
    refuses(with(good, of(Double.NaN, 1, 1, 1)), "finite numbers");
    refuses(with(good, of(1, -1, 1, 1)), "examples[50].actualMs");
    refuses(with(good, of(1, Double.POSITIVE_INFINITY, 1, 1)), "actualMs must be 0 or more");
    refuses(with(good, of(1, 1, 0, 1)), "weight must be above 0");
    refuses(with(good, of(1, 1, 1, Double.NaN)), "cost must be a number");
  }

  private static void refuses(List<Ml.Example> examples, String words) {
    var fit = new Ml.Fit("a", "shop", "f", Workload.FEATURES, examples);

    assertThatThrownBy(() -> Table.of(fit)).isInstanceOf(Failure.class).hasMessageContaining(words);
  }

  private static Ml.Example of(double feature, double ms, double weight, double cost) {
    return new Ml.Example("q", List.of(feature, 1.0, 1.0, 1.0, 1.0), ms, weight, cost);
  }

  private static List<Ml.Example> with(List<Ml.Example> good, Ml.Example more) {
    List<Ml.Example> examples = new ArrayList<>(good);
    examples.add(more);
    return examples;
  }

  private static Trained train(Ml.Fit fit) {
    return Trainer.train(Table.of(fit), UNHEARD);
  }

  private static double covered(Trained trained, List<Ml.Example> examples, boolean unseen) {
    long within =
        examples.stream()
            .filter(example -> {
              Ml.Estimate estimate =
                  unseen
                      ? trained.predictor().estimateUnseen(row(example))
                      : trained.predictor().estimate(row(example));
              return requireNonNull(estimate.low()) <= example.actualMs()
                  && example.actualMs() <= requireNonNull(estimate.high());
            })
            .count();
    return (double) within / examples.size();
  }

  private static double[] row(Ml.Example example) {
    return example.row().stream().mapToDouble(each -> each).toArray();
  }
}
