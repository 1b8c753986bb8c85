package dev.assay.ml.embedded;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The examples as one kind of trees sees them. Written once, then only read.
 *
 * <p>Weights are the roots of what was given: a query called a million times tells more than one
 * called ten times, for its mean is steadier, but not a hundred thousand times more, and a few busy
 * queries would else be all that the trees learn.
 */
final class View {
  private static final int FEWEST_IN_LEAF = 3;
  private static final int MOST_IN_LEAF = 20;
  private static final int ROWS_PER_LEAF_ROW = 100;
  private static final int QUERIES_IN_LEAF = 2;

  private final Table table;
  private final double[][] rows;
  private final int[] unit;
  private final double[] weight;

  private View(Table table, double[][] rows, int[] unit, double[] weight) {
    this.table = table;
    this.rows = rows;
    this.unit = unit;
    this.weight = weight;
  }

  /** For queries that ran before: rows as they are, each interval a witness of its own. */
  static View known(Table table) {
    double[] weight = Arrays.stream(table.weight).map(Math::sqrt).toArray();
    return new View(table, table.rows, table.all(), weight);
  }

  /** For queries that never ran: nothing of a past, each query one witness. */
  static View unseen(Table table) {
    double[] intervals = new double[table.queries.size()];
    for (int query : table.query) {
      intervals[query]++;
    }
    double[] weight =
        IntStream.range(0, table.size())
            .mapToDouble(i -> Math.sqrt(table.weight[i] / intervals[table.query[i]]))
            .toArray();
    double[][] rows =
        Arrays.stream(table.rows).map(table.layout::asUnseen).toArray(double[][]::new);
    return new View(table, rows, table.query, weight);
  }

  double[] row(int i) {
    return rows[i];
  }

  int unit(int i) {
    return unit[i];
  }

  /** Trees and the text they were read from, which is what is kept. */
  record Grown(String text, Forest forest) {}

  /**
   * Grows trees on some of the rows.
   *
   * @param choice whether on the distance from {@code fallback}, and how many
   */
  Grown grow(int[] at, Choice choice, ToDoubleFunction<double[]> fallback, Ticker ticker) {
    double[][] some = Arrays.stream(at).mapToObj(i -> rows[i]).toArray(double[][]::new);
    double[] target =
        Arrays.stream(at)
            .mapToDouble(
                i -> table.log[i] - (choice.anchored() ? fallback.applyAsDouble(rows[i]) : 0))
            .toArray();
    double[] weights = Arrays.stream(at).mapToDouble(i -> weight[i]).toArray();
    double mean = Arrays.stream(weights).average().orElse(1);
    double[] tempered = Arrays.stream(weights).map(each -> each / mean).toArray();
    int[] units = Arrays.stream(at).map(i -> unit[i]).toArray();
    var lesson = new Boosting.Lesson(some, target, tempered, fewestInLeaf(units));
    String text = Boosting.grow(lesson, choice.rounds(), ticker);
    ticker.ticked(Trials.MOST_ROUNDS - choice.rounds());
    return new Grown(text, Forest.standing(TreeText.read(text), some, units));
  }

  // A leaf of one query's intervals only has learned that query by heart, and helps no other.
  private static int fewestInLeaf(int[] units) {
    int some = Math.clamp(units.length / ROWS_PER_LEAF_ROW, FEWEST_IN_LEAF, MOST_IN_LEAF);
    int intervals = units.length / (int) Arrays.stream(units).distinct().count();
    return intervals == 1 ? some : Math.max(FEWEST_IN_LEAF, QUERIES_IN_LEAF * intervals);
  }
}
