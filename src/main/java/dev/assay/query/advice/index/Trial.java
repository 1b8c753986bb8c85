package dev.assay.query.advice.index;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells what a statement costs with indexes in place that are not there. For one session. */
interface Trial {
  /**
   * What came of it. Immutable.
   *
   * @param cost of the statement
   * @param used those that the plan uses
   * @param bytes how large each would be
   * @param refused those that cannot be made, with the server's words
   */
  record Outcome(
      double cost,
      Set<IndexDefinition> used,
      Map<IndexDefinition, Double> bytes,
      Map<IndexDefinition, String> refused) {}

  /** With exactly these in place. */
  Outcome with(List<IndexDefinition> indexes) throws SQLException;
}
