package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import dev.assay.store.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Plans of a real server, asked for in a session of their own. Blocks. */
final class RealPlans {
  static final String RUN = "FORMAT JSON, VERBOSE, SETTINGS, ANALYZE, BUFFERS, TIMING";
  static final String NOT_RUN = "FORMAT JSON, VERBOSE, SETTINGS";

  private final TestPostgres server;
  private final String database;

  private RealPlans(TestPostgres server, String database) {
    this.server = server;
    this.database = database;
  }

  /** A database of its own, made by these statements. */
  static RealPlans in(int version, String database, String... statements) throws SQLException {
    TestPostgres server = TestPostgres.of(version);
    server.create(database);
    server.execute(database, statements);
    return new RealPlans(server, database);
  }

  /** The JSON of a statement's plan that was run, under some settings ({@code SET ...}). */
  String json(String options, String sql, String... settings) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                server.jdbcUrl(database, server.superuser()) + "&preferQueryMode=simple");
        Statement statement = connection.createStatement()) {
      statement.execute("SET statement_timeout = '60s'");
      for (String setting : settings) {
        statement.execute("SET " + setting);
      }
      try (ResultSet result = statement.executeQuery("EXPLAIN (" + options + ") " + sql)) {
        result.next();
        return result.getString(1);
      }
    }
  }

  Plan run(String sql, String... settings) throws SQLException {
    return redacted(json(RUN, sql, settings));
  }

  Plan notRun(String sql, String... settings) throws SQLException {
    return redacted(json(NOT_RUN, sql, settings));
  }

  static Plan redacted(String json) {
    return Plan.read(Redaction.of(Plan.tree(json)));
  }

  void execute(String... statements) throws SQLException {
    server.execute(database, statements);
  }

  static List<Problem> problems(Detector detector, Plan plan, TableState... tables) {
    return detector.find(new Examined(plan, false, List.of(tables))).toList();
  }
}
