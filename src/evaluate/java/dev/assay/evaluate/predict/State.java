package dev.assay.evaluate.predict;

import java.util.List;

/**
 * How the indexes are, so that one query has more than one plan. Immutable.
 *
 * @param changes what makes it from the other one
 */
record State(String name, List<String> changes) {
  static final State AS_MADE =
      new State(
          "as made",
          List.of(
              "DROP INDEX IF EXISTS orders_customer, lineitem_supplier",
              "CREATE INDEX IF NOT EXISTS orders_date ON orders (o_orderdate)",
              "CREATE INDEX IF NOT EXISTS lineitem_shipped ON lineitem (l_shipdate)",
              "CREATE INDEX IF NOT EXISTS lineitem_part ON lineitem (l_partkey, l_suppkey)"));

  static final State OTHER =
      new State(
          "other indexes",
          List.of(
              "DROP INDEX IF EXISTS orders_date, lineitem_shipped, lineitem_part",
              "CREATE INDEX IF NOT EXISTS orders_customer ON orders (o_custkey)",
              "CREATE INDEX IF NOT EXISTS lineitem_supplier ON lineitem (l_suppkey)"));

  State {
    changes = List.copyOf(changes);
  }

  /** The state of each interval: a third as made, a third other, then a sixth of each again. */
  static State of(int interval, int intervals) {
    double share = (double) interval / intervals;
    boolean asMade = share < 1 / 3.0 || (share >= 2 / 3.0 && share < 5 / 6.0);
    return asMade ? AS_MADE : OTHER;
  }
}
