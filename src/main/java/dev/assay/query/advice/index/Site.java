package dev.assay.query.advice.index;

import dev.assay.query.advice.index.Condition.Column;
import dev.assay.query.plan.PlanNode;
import java.util.List;
import java.util.Set;

/**
 * A place of a plan where a table is read, with all that the plan says of what is wanted of it.
 * Immutable.
 *
 * @param conditions all of which its rows must meet
 * @param joins its columns that equal another table's
 * @param orders in which its rows are wanted
 * @param needed its columns that something above the scan, or the scan itself, looks at
 * @param coverable whether its rows are only read
 */
record Site(
    String alias,
    TableFacts table,
    PlanNode node,
    List<Condition> conditions,
    List<Join> joins,
    List<Order> orders,
    Set<String> needed,
    boolean coverable) {
  Site {
    conditions = List.copyOf(conditions);
    joins = List.copyOf(joins);
    orders = List.copyOf(orders);
    needed = Set.copyOf(needed);
  }

  /**
   * The columns of one join's condition.
   *
   * @param node the join
   */
  record Join(List<Column> own, PlanNode node) {
    Join {
      own = List.copyOf(own);
    }
  }

  /** Why rows are wanted in an order. */
  enum Purpose {
    SORT,
    GROUP,
    /** The smallest or the greatest of all. */
    EXTREME
  }

  /**
   * An order in which rows are wanted.
   *
   * @param limit how many of them are wanted; negative where all are
   * @param node what wants them so
   */
  record Order(Purpose purpose, List<IndexDefinition.Key> keys, double limit, PlanNode node) {
    Order {
      keys = List.copyOf(keys);
    }
  }
}
