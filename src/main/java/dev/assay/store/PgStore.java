package dev.assay.store;

import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL that holds what is ours, in a schema of its own. Safe on any thread; work runs on
 * the {@code store-postgres} workers and completes on the caller's context.
 *
 * <p>A write holds an advisory lock from its beginning, so that there is one writer at a time, as
 * in SQLite, whichever server it is of.
 */
final class PgStore implements Database {
  static final String SCHEMA = "assay";

  /** Held by who writes and by who brings the schema up; "assay" as a number. */
  static final long LOCK = 0x6173736179L;

  private static final String NAME = "store";
  private static final int QUEUE = 4096;
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final PgUrl url;
  private final PgPool pool;
  private final Desk reading;
  private final Desk writing;

  private PgStore(Vertx vertx, PgUrl url, PgPool pool, int connections) {
    this.vertx = vertx;
    this.url = url;
    this.pool = pool;
    this.reading = new Desk(vertx, "store-postgres-read", connections, QUEUE);
    this.writing = new Desk(vertx, "store-postgres-write", 1, QUEUE);
  }

  static Future<PgStore> open(
      Vertx vertx, Settings.Store settings, PgUrl url, List<String> migrations) {
    var limits =
        new Settings.Database(settings.maxReaders() + 1, settings.minReaders(), IDLE, LONGEST);
    return vertx
        .executeBlocking(
            () -> {
              var pool = new PgPool("postgres-store", url, limits, Map.of("currentSchema", SCHEMA));
              try {
                PgMigrations.apply(pool, migrations, url.at());
                return pool;
              } catch (SQLException e) {
                pool.close();
                throw PgFailures.ofStore(e, NAME, url.at());
              } catch (RuntimeException e) {
                pool.close();
                throw e;
              }
            },
            false)
        .map(pool -> new PgStore(vertx, url, pool, settings.maxReaders()));
  }

  @Override
  public <T> Future<T> read(Call call, SqlWork<T> work) {
    return reading.work(call, () -> translated(() -> again(call, work)));
  }

  @Override
  public <T> Future<T> write(Call call, SqlWork<T> work) {
    return writing.work(call, () -> translated(() -> written(call, work)));
  }

  private interface SqlCall<T> {
    T get() throws SQLException;
  }

  private <T> T translated(SqlCall<T> call) {
    try {
      return call.get();
    } catch (SQLException e) {
      throw PgFailures.ofStore(e, NAME, url.at());
    }
  }

  // What only reads may be begun again.
  private <T> T again(Call call, SqlWork<T> work) throws SQLException {
    try {
      return transact(begun(call, " READ ONLY", ""), work);
    } catch (SQLException e) {
      if (!PgFailures.lost(e) || call.expired()) {
        throw e;
      }
    }
    pool.renew();
    return transact(begun(call, " READ ONLY", ""), work);
  }

  // What writes may not, once it has begun: whether it was committed may be unknown.
  private <T> T written(Call call, SqlWork<T> work) throws SQLException {
    return transact(begun(call, "", ", pg_advisory_xact_lock(" + LOCK + ")"), work);
  }

  // A restarted server has closed what the pool holds, which shows when a transaction begins.
  private Connection begun(Call call, String mode, String locking) throws SQLException {
    String begin = begin(call, mode, locking);
    try {
      return begun(begin);
    } catch (SQLException e) {
      if (!PgFailures.lost(e) || call.expired()) {
        throw e;
      }
    }
    pool.renew();
    return begun(begin);
  }

  private Connection begun(String begin) throws SQLException {
    Connection connection = pool.acquire();
    try {
      new PgSession(connection).run(begin);
      return connection;
    } catch (SQLException e) {
      undone(connection);
      throw e;
    }
  }

  private static String begin(Call call, String mode, String locking) {
    long millis = Math.clamp(call.remaining().toMillis(), 1, LONGEST.toMillis());
    return "BEGIN%s; ".formatted(mode)
        + PgSession.marked(
            """
            SELECT set_config('statement_timeout', '%1$d', true),\
             set_config('lock_timeout', '%1$d', true),\
             set_config('application_name', 'assay/%2$s', true)%3$s\
            """
                .formatted(millis, call.requestId(), locking));
  }

  private <T> T transact(Connection connection, SqlWork<T> work) throws SQLException {
    boolean committed = false;
    try {
      var statements = new Statements(connection, Wording::postgres);
      T result = work.run(new Session(statements));
      statements.close();
      new PgSession(connection).run("COMMIT");
      committed = true;
      return result;
    } finally {
      if (committed) {
        pool.release(connection);
      } else {
        undone(connection);
      }
    }
  }

  // Where the connection is lost, so is its transaction, and the pool has seen it.
  private void undone(Connection connection) throws SQLException {
    try {
      new PgSession(connection).run("ROLLBACK");
    } catch (SQLException e) {
      if (!PgFailures.lost(e)) {
        throw e;
      }
    } finally {
      pool.release(connection);
    }
  }

  @Override
  public Future<Void> health(Call call) {
    return read(call, session -> session.all("SELECT 1", row -> row.getInt(1))).mapEmpty();
  }

  @Override
  public List<Stores.PoolStatistics> statistics() {
    return List.of(pool.statistics());
  }

  @Override
  public Future<Void> close() {
    return Future.join(reading.close(), writing.close())
        .eventually(() ->
            vertx.executeBlocking(
                () -> {
                  pool.close();
                  return true;
                },
                false))
        .mapEmpty();
  }
}
