package dev.assay.store;

import dev.assay.bus.Fault;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Connections to one database, with their statements, counted. Safe on any thread; taking a
 * connection blocks. The least and the most connections of the Agroal pool are always the same
 * number, which {@link #adapt} moves between the bounds.
 */
final class Pool implements AutoCloseable {
  private final Plan plan;
  private final AgroalDataSource source;
  private final PoolSizer sizer;
  private final Map<Connection, Statements> statements = new ConcurrentHashMap<>();
  private final LongAdder acquisitions = new LongAdder();
  private final LongAdder releases = new LongAdder();
  private final LongAdder timeouts = new LongAdder();

  /**
   * What a pool is to be.
   *
   * @param properties of the driver, such as pragmas
   */
  record Plan(
      String name,
      String url,
      Map<String, String> properties,
      int least,
      int most,
      Duration timeout) {
    Plan {
      properties = Map.copyOf(properties);
    }
  }

  Pool(Plan plan) throws SQLException {
    this.plan = plan;
    this.sizer = new PoolSizer(plan.least(), plan.most());
    this.source =
        AgroalDataSource.from(
            new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled()
                .connectionPoolConfiguration(pool ->
                    pool.initialSize(0)
                        .minSize(plan.least())
                        .maxSize(plan.least())
                        .acquisitionTimeout(plan.timeout())
                        .connectionFactoryConfiguration(factory -> connecting(factory, plan))),
            new Forgetter());
  }

  private static AgroalConnectionFactoryConfigurationSupplier connecting(
      AgroalConnectionFactoryConfigurationSupplier factory, Plan plan) {
    // Agroal would close statements with the connection's wrapper; ours outlive it.
    factory.trackJdbcResources(false).loginTimeout(Duration.ZERO).jdbcUrl(plan.url());
    plan.properties().forEach(factory::jdbcProperty);
    return factory;
  }

  /** A closed connection's statements went with it. */
  private final class Forgetter implements AgroalDataSourceListener {
    @Override
    public void beforeConnectionDestroy(Connection connection) {
      statements.remove(connection);
    }
  }

  /** Runs {@code work} on a connection as it is, each statement by itself. */
  <T> T run(SqlWork<T> work) throws SQLException {
    Connection connection = acquire();
    try {
      return work.run(session(connection));
    } finally {
      release(connection);
    }
  }

  /** Runs {@code work} as one transaction: all of it is stored or, whatever it throws, nothing. */
  <T> T transact(SqlWork<T> work) throws SQLException {
    return run(session -> {
      session.update("BEGIN IMMEDIATE");
      boolean committed = false;
      try {
        T result = work.run(session);
        session.update("COMMIT");
        committed = true;
        return result;
      } finally {
        if (!committed) {
          rollBack(session);
        }
      }
    });
  }

  // SQLite itself rolls back on some failures (disk full, for one); then there is nothing to undo.
  // A connection that cannot be undone is not used again.
  private void rollBack(Session session) {
    try {
      session.update("ROLLBACK");
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
        source.flush(FlushMode.ALL);
      }
    }
  }

  private Connection acquire() throws SQLException {
    long start = System.nanoTime();
    try {
      Connection connection = source.getConnection();
      acquisitions.increment();
      return connection;
    } catch (SQLException e) {
      if (System.nanoTime() - start < plan.timeout().toNanos()) {
        throw e;
      }
      timeouts.increment();
      throw Fault.UNAVAILABLE.because(
          "no connection of the pool %s became free in %d ms; ask again"
              .formatted(plan.name(), plan.timeout().toMillis()));
    }
  }

  private void release(Connection connection) throws SQLException {
    releases.increment();
    connection.close();
  }

  private Session session(Connection connection) throws SQLException {
    Connection physical = connection.unwrap(Connection.class);
    return new Session(statements.computeIfAbsent(physical, this::statements));
  }

  private Statements statements(Connection physical) {
    return new Statements(physical, Wording::sqlite);
  }

  /** One tick of the sizer; called by one timer, never blocks. */
  void adapt() {
    AgroalConnectionPoolConfiguration pool =
        source.getConfiguration().connectionPoolConfiguration();
    int size = pool.maxSize();
    int next = sizer.next(size, inUse(), waiting());
    if (next > size) {
      pool.setMaxSize(next);
      pool.setMinSize(next);
      // Opens the missing connections and hands them to those who wait already.
      source.flush(FlushMode.FILL);
    } else if (next < size) {
      pool.setMinSize(next);
      pool.setMaxSize(next);
      source.flush(FlushMode.IDLE);
    }
  }

  Stores.PoolStatistics statistics() {
    var metrics = source.getMetrics();
    int maxSize = source.getConfiguration().connectionPoolConfiguration().maxSize();
    return new Stores.PoolStatistics(
        plan.name(),
        (int) (metrics.activeCount() + metrics.availableCount()),
        maxSize,
        inUse(),
        waiting(),
        acquisitions.sum(),
        releases.sum(),
        timeouts.sum());
  }

  private int inUse() {
    return (int) source.getMetrics().activeCount();
  }

  private int waiting() {
    return (int) source.getMetrics().awaitingCount();
  }

  @Override
  public void close() {
    source.close();
  }
}
