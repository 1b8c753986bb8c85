package dev.assay.query.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.random.RandomGenerator;

/** Something that the workload does over and over. Stateless; blocks. */
interface Step {
  /** How often it is done, against the others. */
  int weight();

  void run(Connection connection, RandomGenerator random) throws SQLException;
}
