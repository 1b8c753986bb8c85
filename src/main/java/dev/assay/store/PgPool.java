package dev.assay.store;

import dev.assay.bus.Fault;
import dev.assay.config.Settings;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Connections to one PostgreSQL, opened when they are first needed, so that a server which is down
 * holds nobody up but its askers. Safe on any thread; taking a connection blocks.
 */
final class PgPool implements AutoCloseable {
  private static final Duration ACQUIRE = Duration.ofSeconds(4);
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration VALIDATE_AFTER = Duration.ofSeconds(20);

  private final String name;
  private final int maxIdle;
  private final AgroalDataSource source;
  private final LongAdder acquisitions = new LongAdder();
  private final LongAdder releases = new LongAdder();
  private final LongAdder timeouts = new LongAdder();

  PgPool(String name, PgUrl url, Settings.Database limits) {
    this(name, url, limits, Map.of());
  }

  /**
   * @param properties of the driver, beside the usual ones
   */
  PgPool(String name, PgUrl url, Settings.Database limits, Map<String, String> properties) {
    this.name = name;
    this.maxIdle = limits.maxIdle();
    try {
      this.source =
          AgroalDataSource.from(
              new AgroalDataSourceConfigurationSupplier()
                  .metricsEnabled()
                  .connectionPoolConfiguration(pool ->
                      pool.initialSize(0)
                          .minSize(0)
                          .maxSize(limits.maxOpen())
                          .reapTimeout(limits.idleTimeout())
                          .idleValidationTimeout(VALIDATE_AFTER)
                          .acquisitionTimeout(ACQUIRE)
                          // It would try again after a second; a server that is down is said to
                          // be at once.
                          .establishmentRetryAttempts(0)
                          .exceptionSorter(new PostgreSQLExceptionSorter())
                          .connectionFactoryConfiguration(factory ->
                              connecting(factory, url, limits.statementTimeout(), properties))));
    } catch (SQLException e) {
      throw new IllegalStateException("the pool of " + name + " cannot be made", e);
    }
  }

  private static AgroalConnectionFactoryConfigurationSupplier connecting(
      AgroalConnectionFactoryConfigurationSupplier factory,
      PgUrl url,
      Duration statement,
      Map<String, String> properties) {
    // A plain statement goes by the simple protocol, which alone can explain a text with $1 in it.
    factory
        .jdbcUrl(url.jdbc())
        .autoCommit(true)
        .trackJdbcResources(false)
        .loginTimeout(CONNECT)
        .jdbcProperty("preferQueryMode", "extendedForPrepared")
        .jdbcProperty("ApplicationName", "assay")
        // So that the driver sets up a connection by its first message, not by statements.
        .jdbcProperty("assumeMinServerVersion", "12")
        .jdbcProperty("connectTimeout", Long.toString(CONNECT.toSeconds()))
        // Only for a network that went silent: the server itself ends what is too long.
        .jdbcProperty(
            "socketTimeout", Long.toString(2 * statement.toSeconds() + CONNECT.toSeconds()));
    properties.forEach(factory::jdbcProperty);
    url.user().ifPresent(user -> factory.principal(new NamePrincipal(user)));
    url.password().ifPresent(password -> factory.credential(new SimplePassword(password)));
    return factory;
  }

  Connection acquire() throws SQLException {
    long start = System.nanoTime();
    try {
      Connection connection = source.getConnection();
      acquisitions.increment();
      return connection;
    } catch (SQLException e) {
      if (e.getSQLState() == null && System.nanoTime() - start >= ACQUIRE.toNanos()) {
        timeouts.increment();
        throw Fault.UNAVAILABLE.because(
            "no connection to %s became free in %d ms; ask again"
                .formatted(name, ACQUIRE.toMillis()));
      }
      throw e;
    }
  }

  // Agroal has no bound on idle connections; what a burst has opened is given back at once.
  void release(Connection connection) throws SQLException {
    releases.increment();
    connection.close();
    if (source.getMetrics().availableCount() > maxIdle) {
      source.flush(FlushMode.IDLE);
    }
  }

  /** Closes what nobody uses: connections to a server that was restarted are all dead. */
  void renew() {
    source.flush(FlushMode.IDLE);
  }

  Stores.PoolStatistics statistics() {
    var metrics = source.getMetrics();
    return new Stores.PoolStatistics(
        name,
        (int) (metrics.activeCount() + metrics.availableCount()),
        source.getConfiguration().connectionPoolConfiguration().maxSize(),
        (int) metrics.activeCount(),
        (int) metrics.awaitingCount(),
        acquisitions.sum(),
        releases.sum(),
        timeouts.sum());
  }

  @Override
  public void close() {
    source.close();
  }
}
