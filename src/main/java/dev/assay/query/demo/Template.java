package dev.assay.query.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A statement of the workload with where its parameters come from. Immutable.
 *
 * @param weight how often it is run, against the others
 */
record Template(int weight, String sql, List<Draw> draws) implements Step {
  Template {
    draws = List.copyOf(draws);
  }

  static Template of(int weight, String sql, Draw... draws) {
    return new Template(weight, sql, List.of(draws));
  }

  @Override
  public void run(Connection connection, RandomGenerator random) throws SQLException {
    List<Object> values = new ArrayList<>();
    for (Draw draw : draws) {
      values.add(draw.from(random));
    }
    first(connection, values);
  }

  /** Runs it and reads all it gives; returns the first column. */
  List<Object> first(Connection connection, List<Object> values) throws SQLException {
    List<Object> column = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      if (statement.execute()) {
        try (ResultSet rows = statement.getResultSet()) {
          while (rows.next()) {
            column.add(rows.getObject(1));
          }
        }
      }
    }
    return column;
  }
}
