package dev.assay;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.assay.store.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * People who use a database of customers and orders all the time, as a role of their own, on a
 * thread of their own.
 */
final class Customers implements AutoCloseable {
  static final int STATEMENTS = 16;

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE customers (id int PRIMARY KEY, name text, city text)",
          "CREATE TABLE orders (id int PRIMARY KEY, customer int, amount int, placed date)",
          "CREATE TABLE notes (id serial, note text)",
          "INSERT INTO customers SELECT i, 'name ' || i, 'city ' || i % 20"
              + " FROM generate_series(1, 1000) i",
          "INSERT INTO orders SELECT i, i % 1000 + 1, i * 7919 % 1000, date '2026-01-01' + i % 365"
              + " FROM generate_series(1, 20000) i",
          "CREATE INDEX ON orders (customer)",
          "ANALYZE");

  private final Connection connection;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> using;
  private volatile @Nullable SQLException failed;
  private int round;

  private Customers(String url) throws SQLException {
    this.connection = DriverManager.getConnection(url);
    this.using = clock.scheduleWithFixedDelay(this::use, 0, 100, MILLISECONDS);
  }

  /** Makes the tables in a database that is there, and begins to use them. */
  static Customers of(TestPostgres server, String database) throws SQLException {
    String role = "users_of_" + database;
    server.execute(database, TABLES.toArray(String[]::new));
    server.execute(
        database,
        "CREATE ROLE %s LOGIN".formatted(role),
        "GRANT ALL ON ALL TABLES IN SCHEMA public TO " + role,
        "GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO " + role);
    return new Customers(server.jdbcUrl(database, role));
  }

  private static List<String> statements(int i) {
    int customer = i % 1000 + 1;
    return List.of(
        "SELECT count(*) FROM orders WHERE amount > " + i % 900,
        "SELECT * FROM customers WHERE id = " + customer,
        "SELECT city, count(*) FROM customers GROUP BY city",
        "SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer WHERE c.city = 'city %d'"
                .formatted(i % 20)
            + " ORDER BY o.amount DESC LIMIT 10",
        "SELECT sum(amount) FROM orders WHERE placed > date '2026-06-01' + " + i % 30,
        "SELECT max(amount) FROM orders WHERE customer = " + customer,
        "UPDATE customers SET name = 'other %d' WHERE id = %d".formatted(i, customer),
        "INSERT INTO notes (note) VALUES ('note %d')".formatted(i),
        "SELECT DISTINCT city FROM customers",
        "SELECT customer, avg(amount) FROM orders GROUP BY customer HAVING count(*) > " + i % 10,
        "SELECT min(placed) FROM orders",
        "SELECT id FROM orders ORDER BY amount, id OFFSET %d LIMIT 1".formatted(i % 100),
        "DELETE FROM notes WHERE id < " + i,
        "SELECT id FROM customers WHERE name LIKE '%%%d'".formatted(i % 10),
        "SELECT count(*) FROM customers c WHERE EXISTS (SELECT FROM orders o WHERE o.customer ="
            + " c.id AND o.amount < %d)".formatted(i % 100),
        "SELECT count(DISTINCT amount) FROM orders WHERE id < " + (1000 + i));
  }

  private void use() {
    try (var statement = connection.createStatement()) {
      for (String sql : statements(round++)) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      failed = e;
      clock.shutdown();
    }
  }

  /** Ends; throws what ended it before. */
  @Override
  public void close() throws SQLException {
    using.cancel(false);
    clock.close();
    connection.close();
    SQLException cause = failed;
    if (cause != null) {
      throw cause;
    }
  }
}
