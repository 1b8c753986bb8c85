package dev.assay.query.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What an object mapper does that was not told better: a query for some rows, and for each of them
 * one more. Immutable.
 */
record OneByOne(int weight, Template parent, Template child) implements Step {
  @Override
  public void run(Connection connection, RandomGenerator random) throws SQLException {
    List<Object> values = parent.draws().stream().map(draw -> draw.from(random)).toList();
    for (Object key : parent.first(connection, values)) {
      child.first(connection, List.of(key));
    }
  }
}
