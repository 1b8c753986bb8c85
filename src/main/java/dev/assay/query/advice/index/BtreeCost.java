package dev.assay.query.advice.index;

import dev.assay.query.advice.index.ServerFacts.Costs;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a b-tree that is not there would cost. Pure functions, safe on any thread.
 *
 * <p>The formulas are the planner's own (PostgreSQL's costsize.c and selfuncs.c): {@code
 * btcostestimate} for the descent and the leaf pages, {@code cost_index} for visits to the table
 * between the two extremes that the column's correlation tells, {@code index_pages_fetched} of
 * Mackert and Lohman for how many pages these are (without its term for a small cache), and {@code
 * cost_bitmap_heap_scan}, of which the cheaper one counts. Sizes are worked out of the average
 * widths of the columns.
 */
final class BtreeCost {
  private static final double BLOCK = 8192;
  private static final double PAGE_USE = 0.9 * (BLOCK - 40);
  private static final double TUPLE = 8 + 4;
  private static final double ALIGNMENT = 8;
  private static final double UNKNOWN_WIDTH = 16;
  private static final double DESCENT = 50;
  private static final double FANOUT = 256;

  private final Costs costs;
  private final TableFacts table;

  BtreeCost(Costs costs, TableFacts table) {
    this.costs = costs;
    this.table = table;
  }

  /** How large an index is, in bytes; {@code share} of the table's rows are in it. */
  double bytes(IndexDefinition index, double share) {
    double width = 0;
    for (IndexDefinition.Key key : index.keys()) {
      width += width(key.column(), key.text());
    }
    for (String included : index.include()) {
      width += width(null, included);
    }
    double tuple = TUPLE + Math.ceil(width / ALIGNMENT) * ALIGNMENT;
    return Math.max(1, Math.ceil(rows() * share * tuple / PAGE_USE)) * BLOCK;
  }

  private double width(@Nullable String named, String text) {
    Set<String> columns = named == null ? Sites.columns(text, "", table) : Set.of(named);
    double width = 0;
    for (String name : columns) {
      @Nullable ColumnFacts column = table.column(name);
      width +=
          column == null || column.statistics() == null
              ? UNKNOWN_WIDTH
              : column.statistics().width();
    }
    return width == 0 ? UNKNOWN_WIDTH : width;
  }

  double rows() {
    return Math.max(1, table.rows());
  }

  /** From the root to a leaf: what an insertion pays too, with the leaf's page. */
  double descent() {
    double height = Math.ceil(Math.log(Math.max(2, rows())) / Math.log(FANOUT));
    return Math.ceil(Math.log(Math.max(2, rows())) / Math.log(2)) * costs.cpuOperator()
        + (height + 1) * DESCENT * costs.cpuOperator();
  }

  /** A new entry: the way down and one page that is read and written. */
  double insertion() {
    return descent() + costs.randomPage();
  }

  /**
   * A way to rows.
   *
   * @param index that is read
   * @param share of the table's rows that are in the index
   * @param selectivity share of the table's rows that are found
   * @param conditions that are checked at each entry
   */
  record Way(IndexDefinition index, double share, double selectivity, int conditions) {}

  /** The index alone. */
  double entries(Way way) {
    double rows = found(way);
    double pages = bytes(way.index(), way.share()) / BLOCK;
    double read = Math.ceil(pages * Math.min(1, way.selectivity() / way.share()));
    return descent()
        + Math.max(1, read) * costs.randomPage()
        + rows * (costs.cpuIndexTuple() + way.conditions() * costs.cpuOperator());
  }

  private double found(Way way) {
    return Math.max(1, rows() * way.selectivity());
  }

  /** Index and table, in the index's order; without the table where the index has all. */
  double inOrder(Way way, boolean covers) {
    double rows = found(way);
    double pages = fetched(rows);
    double worst = pages * costs.randomPage();
    double best =
        costs.randomPage()
            + (Math.ceil(way.selectivity() * table.pages()) - 1) * costs.seqPage();
    double square = Math.pow(correlation(way.index()), 2);
    double visits = worst + square * (Math.min(best, worst) - worst);
    return entries(way)
        + Math.max(0, visits) * (covers ? 1 - table.visible() : 1)
        + rows * costs.cpuTuple();
  }

  /** Index and table, in the table's order. */
  double byBitmap(double entries, double rows) {
    double pages = Math.max(1, fetched(rows));
    double page =
        pages >= 2
            ? costs.randomPage()
                - (costs.randomPage() - costs.seqPage())
                    * Math.sqrt(pages / Math.max(1, table.pages()))
            : costs.randomPage();
    return entries + pages * page + rows * (costs.cpuTuple() + costs.cpuOperator());
  }

  /** The cheaper of both. */
  double cheapest(Way way, boolean covers) {
    return Math.min(inOrder(way, covers), byBitmap(entries(way), found(way)));
  }

  private double fetched(double rows) {
    double pages = Math.max(1, table.pages());
    return Math.min(pages, Math.ceil(2 * pages * rows / (2 * pages + rows)));
  }

  // Of several keys the planner takes three quarters of the first one's.
  private double correlation(IndexDefinition index) {
    @Nullable String first = index.keys().getFirst().column();
    @Nullable ColumnFacts column = first == null ? null : table.column(first);
    ColumnFacts.@Nullable Statistics known = column == null ? null : column.statistics();
    double own = known == null ? 0 : known.correlation();
    return index.keys().size() > 1 ? 0.75 * own : own;
  }
}
