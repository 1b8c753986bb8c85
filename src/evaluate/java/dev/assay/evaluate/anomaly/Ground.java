package dev.assay.evaluate.anomaly;

import dev.assay.store.TestPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The database that faults are injected into: a simulated application of four modules on the newest
 * PostgreSQL, and a connection of each. One thread; blocks.
 */
final class Ground implements AutoCloseable {
  static final String DATABASE = "ground";
  private static final int VERSION = 18;

  // All of it is in the cache but where a fault takes it out; statistics change when we say so; no
  // worker of the server runs beside what is measured.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "shared_buffers", "128MB",
          "autovacuum", "off",
          "jit", "off",
          "max_parallel_workers_per_gather", "0",
          "checkpoint_timeout", "1h",
          "max_wal_size", "4GB");

  // Statements come with their literals, as most applications send them.
  private static final String SIMPLE = "&preferQueryMode=simple";

  private final TestPostgres server;
  private final Connection owner;
  private final Map<String, Connection> modules = new HashMap<>();

  private Ground(TestPostgres server, Connection owner) {
    this.server = server;
    this.owner = owner;
  }

  static Ground open() throws IOException, SQLException {
    TestPostgres server = TestPostgres.start(VERSION, SETTINGS);
    server.create(DATABASE);
    Ground ground = new Ground(server, ofOwner(server));
    for (Module module : Module.ALL) {
      for (String sql : module.making()) {
        ground.execute(sql);
      }
      ground.connect(module.name());
    }
    ground.execute("CREATE EXTENSION pg_buffercache");
    ground.execute("VACUUM ANALYZE");
    return ground;
  }

  // What we do to the database is no query of the application: it is in no statistics.
  private static Connection ofOwner(TestPostgres server) throws SQLException {
    Connection owner =
        DriverManager.getConnection(server.jdbcUrl(DATABASE, server.superuser()) + SIMPLE);
    try (Statement statement = owner.createStatement()) {
      statement.execute("SET pg_stat_statements.track = 'none'");
    }
    return owner;
  }

  /** Opens a module's connection anew, so that it takes the settings of its role. */
  void connect(String module) throws SQLException {
    Connection before =
        modules.put(
            module,
            DriverManager.getConnection(
                server.jdbcUrl(DATABASE, Module.named(module).role()) + SIMPLE));
    if (before != null) {
      before.close();
    }
  }

  /** One more connection of ours, which is in no statistics. */
  Connection another() throws SQLException {
    return ofOwner(server);
  }

  Connection of(Module module) {
    return Objects.requireNonNull(modules.get(module.name()), "every module is connected");
  }

  String url() {
    return server.jdbcUrl(DATABASE, server.superuser());
  }

  void execute(String sql) throws SQLException {
    execute(owner, sql);
  }

  void executeAll(List<String> statements) throws SQLException {
    for (String sql : statements) {
      execute(sql);
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String version() throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery("SHOW server_version")) {
      row.next();
      return row.getString(1);
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    for (Connection connection : modules.values()) {
      connection.close();
    }
    owner.close();
    server.close();
  }
}
