package dev.assay.evaluate.predict;

import dev.assay.query.demo.Tpch;
import dev.assay.store.TestPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** The database that is measured: TPC-H and TPC-DS on the newest PostgreSQL. One thread; blocks. */
final class Ground implements AutoCloseable {
  private static final int VERSION = 18;
  private static final String DATABASE = "ground";
  private static final String SHOP = "shop";

  // The cache holds all of it, since what is to be predicted is not the luck of the disk;
  // statistics
  // change only when we say so.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "shared_buffers", "1GB",
          "autovacuum", "off",
          "max_wal_size", "4GB",
          "pg_stat_statements.track_utility", "off");

  // Statements come with their literals, as most applications send them; and only so is a generic
  // plan given of a text with $1 in it.
  private static final String SIMPLE = "&preferQueryMode=simple";

  private final TestPostgres server;
  private final Connection owner;
  private final Connection shop;

  private Ground(TestPostgres server, Connection owner, Connection shop) {
    this.server = server;
    this.owner = owner;
    this.shop = shop;
  }

  static Ground open(double scale) throws IOException, SQLException {
    TestPostgres server = TestPostgres.start(VERSION, SETTINGS);
    Connection owner = DriverManager.getConnection(server.create(DATABASE) + SIMPLE);
    Tpch.load(owner, scale, done -> {});
    Tpcds.load(owner, scale);
    execute(owner, "CREATE ROLE " + SHOP + " LOGIN");
    execute(owner, "GRANT ALL ON ALL TABLES IN SCHEMA public TO " + SHOP);
    execute(owner, "ALTER ROLE " + SHOP + " SET statement_timeout = '5s'");
    String url = server.jdbcUrl(DATABASE, SHOP) + SIMPLE;
    return new Ground(server, owner, DriverManager.getConnection(url));
  }

  Connection owner() {
    return owner;
  }

  Connection shop() {
    return shop;
  }

  void enter(State state) throws SQLException {
    for (String change : state.changes()) {
      execute(owner, change);
    }
    execute(owner, "VACUUM ANALYZE");
  }

  String version() throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery("SHOW server_version")) {
      row.next();
      return row.getString(1);
    }
  }

  Map<String, Observation.Relation> catalog() throws SQLException {
    Map<String, Observation.Relation> catalog = new TreeMap<>();
    try (Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT relname, reltuples, pg_relation_size(c.oid), pg_indexes_size(c.oid),
                  (SELECT count(*) FROM pg_index WHERE indrelid = c.oid)
                FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace\
                """)) {
      while (rows.next()) {
        catalog.put(
            rows.getString(1),
            new Observation.Relation(
                rows.getDouble(2), rows.getLong(3), rows.getInt(5), rows.getLong(4)));
      }
    }
    return catalog;
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    shop.close();
    owner.close();
    server.close();
  }
}
