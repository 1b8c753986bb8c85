package dev.assay.ml.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.ml.Ml;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  @Test
  void blend_isTheTreesWhereTheyStandOnMuch_andTheFallbackWhereOnLittle() {
    var choice = new Choice(false, 300, 4);

    assertThat(choice.blend(new Forest.Voice(5, 0), 2)).isEqualTo(2);
    assertThat(choice.blend(new Forest.Voice(5, 4), 2)).isEqualTo(3.5);
    assertThat(choice.blend(new Forest.Voice(5, 4e9), 2)).isCloseTo(5, within(1e-6));
  }

  @Test
  void blend_ofAnchoredTrees_addsToTheFallback() {
    var choice = new Choice(true, 300, 4);

    assertThat(choice.blend(new Forest.Voice(1, 4), 2)).isEqualTo(2.5);
    assertThat(new Choice(true, 300, 0).blend(new Forest.Voice(1, 0), 2)).isEqualTo(3);
  }

  @Test
  void blend_isNeverBelowAMillisecond() {
    assertThat(new Choice(true, 300, 0).blend(new Forest.Voice(-9, 4), 2)).isZero();
  }

  @Test
  void standing_countsEachWitnessOnce() {
    double[][] rows = new double[400][];
    double[] target = new double[400];
    double[] weight = new double[400];
    int[] query = new int[400];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {i < 390 ? 1 : 100};
      target[i] = i < 390 ? 0 : 5;
      weight[i] = 1;
      query[i] = i < 390 ? i / 10 : 39;
    }
    String text = Boosting.grow(new Boosting.Lesson(rows, target, weight, 3), 1, done -> {});

    Forest forest = Forest.standing(TreeText.read(text), rows, query);

    assertThat(forest.voice(new double[] {1}).support()).isEqualTo(39);
    assertThat(forest.voice(new double[] {100}).support()).isEqualTo(1);
  }

  @Test
  void train_leansOnTheCost_whereQueriesAreFewAndStrange() {
    // The time is the cost alone; 40 other columns say nothing, and 12 queries cannot show that.
    List<String> names = new ArrayList<>(List.of("plan.totalCost"));
    IntStream.range(0, 40).forEach(i -> names.add("plan.noise" + i));
    Trained trained =
        Trainer.train(
            Table.of(new Ml.Fit("a", "shop", "f", names, strange(new Random(3), 12))), done -> {});

    List<Double> ratios = new ArrayList<>();
    for (Ml.Example example : strange(new Random(4), 300)) {
      double[] row = example.row().stream().mapToDouble(each -> each).toArray();
      ratios.add(
          Tally.ratio(
              Math.log(trained.predictor().estimate(row).ms()), Table.floored(example.actualMs())));
    }
    assertThat(trained.predictor().unseen().choice().k()).isGreaterThan(0);
    assertThat(Tally.quantiles(ratios).p90()).isLessThan(1.6);
  }

  @Test
  void best_takesTheKindOfTreesThatServesBetter() {
    var trials = new Trials();
    List<Forest.Voice> wrong = List.of(voice(9), voice(9), voice(9), voice(9));
    List<Forest.Voice> right = List.of(voice(1), voice(2), voice(1), voice(1));
    trials.add(new Trials.Trial(0, 5, 3, wrong, right));

    Choice best = trials.best(trial -> true, new double[] {1});

    assertThat(best).isEqualTo(new Choice(true, 80, 0));
    assertThat(trials.all().getFirst().predicted(best)).isEqualTo(5);
  }

  @Test
  void asUnseen_hidesAllThatComesOfAPast() {
    Layout layout =
        Layout.of(
            "f", List.of("history.calls", "plan.totalCost", "derived.volume", "history.meanMs"));
    double[] row = {7, 8, 9, 10};

    double[] unseen = layout.asUnseen(row);

    assertThat(unseen).containsExactly(-1, 8, -1, -1);
    assertThat(row).containsExactly(7, 8, 9, 10);
    assertThat(layout.known(row)).isTrue();
    assertThat(layout.known(unseen)).isFalse();
    assertThat(layout.cost(unseen)).isEqualTo(8);
  }

  private static Forest.Voice voice(double sum) {
    return new Forest.Voice(sum, 10);
  }

  private static List<Ml.Example> strange(Random random, int queries) {
    List<Ml.Example> examples = new ArrayList<>();
    for (int query = 0; query < queries; query++) {
      List<Double> row = new ArrayList<>(List.of(Math.exp(4 + random.nextDouble() * 9)));
      IntStream.range(0, 40).forEach(i -> row.add((double) random.nextInt(1_000)));
      for (int interval = 0; interval < 5; interval++) {
        double ms = Math.exp(0.9 * Math.log(row.getFirst()) - 2 + random.nextGaussian() * 0.1);
        examples.add(new Ml.Example("q" + query, row, ms, 1, row.getFirst()));
      }
    }
    return examples;
  }
}
