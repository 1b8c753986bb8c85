package dev.assay.ml.embedded;

import dev.assay.bus.Hash;
import dev.assay.ml.Ml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How well queries are predicted that were never seen, found by hiding whole queries. For one
 * thread.
 *
 * <p>A database has tens of queries, not thousands: one part held out for the figures and another
 * for the intervals would each be of four or five. So queries are dealt into folds, and each fold
 * is predicted by trees that have seen none of it. What is said of a fold (its rounds and blend,
 * and the width of its intervals) is taken from the other folds only, so the figures are of all
 * queries, each held out. The trees that are kept grow on all rows, with the widths of all folds:
 * cross-conformal prediction (Vovk, Annals of Mathematics and Artificial Intelligence 2015).
 */
final class UnseenStudy {
  private static final int FEWEST_QUERIES = 5;
  private static final int FOLDS = 10;
  private static final int FOLDS_OF_MANY = 5;
  private static final int MANY_ROWS = 4_000;

  private final Table table;
  private final View view;
  private final Ticker ticker;
  private final int folds;
  private final int[] fold;
  private final double[] share;
  private final CostLine[] lines;
  private final Trials trials = new Trials();
  private Choice choice = Trials.most(true);

  UnseenStudy(Table table, Ticker ticker) {
    this.table = table;
    this.view = View.unseen(table);
    this.ticker = ticker;
    int queries = table.queries.size();
    this.folds =
        queries < FEWEST_QUERIES
            ? 0
            : Math.min(queries, table.size() > MANY_ROWS ? FOLDS_OF_MANY : FOLDS);
    this.fold = dealt();
    this.share = shares();
    this.lines = new CostLine[folds];
  }

  /** Trees that will be grown, of {@link Trials#MOST_ROUNDS} rounds each. */
  int growths() {
    return 2 * folds;
  }

  /** Grows trees for each fold, and chooses. */
  void run() {
    for (int number = 0; number < folds; number++) {
      int left = number;
      int[] others = rows(i -> fold[i] != left);
      CostLine line = CostLine.fit(table, planned(), others);
      ToDoubleFunction<double[]> fallback = row -> line.at(table.layout.cost(row));
      var pair =
          new Trials.Pair(
              view.grow(others, Trials.most(false), fallback, ticker).forest(),
              view.grow(others, Trials.most(true), fallback, ticker).forest());
      for (int i : rows(row -> fold[row] == left)) {
        double[] row = view.row(i);
        trials.add(pair.tried(i, row, table.log[i], fallback.applyAsDouble(row)));
      }
      lines[number] = CostLine.fit(table, table.cost, others);
    }
    choice = trials.best(trial -> true, share);
  }

  /** The figures; null where there are too few queries to hide any. */
  Ml.@Nullable HeldOut heldOut() {
    var tally = new Tally();
    for (int number = 0; number < folds; number++) {
      int left = number;
      Choice own = trials.best(trial -> fold[trial.row()] != left, share);
      Conformal conformal = conformal(own, i -> fold[i] != left);
      for (Trials.Trial trial : trials.all()) {
        if (fold[trial.row()] == left) {
          double cost = lines[left].at(table.cost[trial.row()]);
          tally.add(
              Predictor.around(trial.predicted(own), conformal),
              new Tally.Baselines(lines[left].median(), cost),
              trial.actual());
        }
      }
    }
    return tally.heldOut();
  }

  /** Trees for queries never seen, grown on some rows, with widths that only they had a part in. */
  Kind grow(int[] at) {
    CostLine line = CostLine.fit(table, planned(), at);
    View.Grown grown = view.grow(at, choice, row -> line.at(table.layout.cost(row)), ticker);
    boolean[] in = new boolean[table.size()];
    Arrays.stream(at).forEach(i -> in[i] = true);
    var part = new Part(grown.forest(), choice, conformal(choice, i -> in[i]));
    return new Kind(grown.text(), part, line);
  }

  /** Trees with their text and the line they lean on. */
  record Kind(String text, Part part, CostLine line) {}

  private Conformal conformal(Choice of, IntPredicate rows) {
    List<Conformal.Miss> misses = new ArrayList<>();
    for (Trials.Trial trial : trials.all()) {
      if (rows.test(trial.row())) {
        double predicted = trial.predicted(of);
        double off = Math.abs(predicted - trial.actual());
        misses.add(new Conformal.Miss(predicted, off, table.query[trial.row()]));
      }
    }
    return Conformal.of(misses);
  }

  // The features' own cost and not the examples': only that one is there when it is asked.
  private double[] planned() {
    return Arrays.stream(table.rows).mapToDouble(table.layout::cost).toArray();
  }

  private int[] rows(IntPredicate of) {
    return IntStream.range(0, table.size()).filter(of).toArray();
  }

  // In the order of a hash, which is the same for the same queries, whatever order they came in.
  private int[] dealt() {
    int[] dealt = new int[table.queries.size()];
    List<Integer> shuffled =
        IntStream.range(0, dealt.length)
            .boxed()
            .sorted(Comparator.comparing(query -> Hash.of(table.queries.get(query))))
            .toList();
    for (int place = 0; place < dealt.length; place++) {
      dealt[shuffled.get(place)] = place % Math.max(1, folds);
    }
    return Arrays.stream(table.query).map(query -> dealt[query]).toArray();
  }

  private double[] shares() {
    double[] intervals = new double[table.queries.size()];
    Arrays.stream(table.query).forEach(query -> intervals[query]++);
    return Arrays.stream(table.query).mapToDouble(query -> 1 / intervals[query]).toArray();
  }
}
