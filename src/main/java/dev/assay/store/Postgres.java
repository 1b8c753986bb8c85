package dev.assay.store;

import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * One PostgreSQL that is watched and never changed: each piece of work is a transaction that only
 * reads and is rolled back, with a time limit on its statements and the request's id as its {@code
 * application_name}. Safe on any thread; work runs on workers of its own and completes on the
 * caller's context.
 */
public final class Postgres {
  private static final int QUEUE = 256;
  // Statements that read statistics and plans; more at once would only burden the server.
  private static final int MOST_WORKERS = 16;
  private static final Duration LOCKS = Duration.ofMillis(500);

  private final Vertx vertx;
  private final String name;
  private final PgUrl url;
  private final Duration longest;
  private final PgPool pool;
  private final Desk desk;

  private Postgres(Vertx vertx, String name, PgUrl url, Settings.Database limits) {
    this.vertx = vertx;
    this.name = name;
    this.url = url;
    this.longest = limits.statementTimeout();
    this.pool = new PgPool("postgres-" + name, url, limits);
    this.desk =
        new Desk(vertx, "postgres-" + name, Math.min(limits.maxOpen(), MOST_WORKERS), QUEUE);
  }

  /** Connections to come; the server is asked when work is there, and need not be up now. */
  public static Postgres open(Vertx vertx, String name, PgUrl url, Settings.Database limits) {
    return new Postgres(vertx, name, url, limits);
  }

  /**
   * Reads. A failure of the server is a {@link dev.assay.bus.Failure}: UNAVAILABLE where it cannot
   * be reached, LATE past the time limit, DENIED and INVALID with the server's own words.
   */
  public <T> Future<T> read(Call call, PgWork<T> work) {
    return desk.work(call, () -> translated(call, work));
  }

  private <T> T translated(Call call, PgWork<T> work) {
    try {
      return again(call, work);
    } catch (SQLException e) {
      throw PgFailures.translate(e, name, url.at());
    }
  }

  // A restarted server has closed what the pool holds; what only reads may be begun again. Where no
  // connection is to be had, another try would not find one either.
  private <T> T again(Call call, PgWork<T> work) throws SQLException {
    Connection connection = pool.acquire();
    try {
      return once(connection, call, work);
    } catch (SQLException e) {
      if (!PgFailures.lost(e) || call.expired()) {
        throw e;
      }
    }
    return once(pool.acquire(), call, work);
  }

  private <T> T once(Connection connection, Call call, PgWork<T> work) throws SQLException {
    try {
      var session = new PgSession(connection);
      session.run(begin(call));
      try {
        return work.run(session);
      } finally {
        rollBack(session);
      }
    } finally {
      pool.release(connection);
    }
  }

  // In one round trip; a request id is made of letters, digits and dots only. Not by SET, whose
  // values are no parameters to the server's statistics: each request would be a statement there
  // of its own, and in time drive the user's out.
  private String begin(Call call) {
    long millis = Math.clamp(call.remaining().toMillis(), 1, longest.toMillis());
    return "BEGIN READ ONLY; "
        + PgSession.marked(
            """
            SELECT set_config('statement_timeout', '%d', true),\
             set_config('lock_timeout', '%d', true),\
             set_config('application_name', 'assay/%s', true)\
            """
                .formatted(millis, LOCKS.toMillis(), call.requestId()));
  }

  // Where the connection is lost, so is its transaction, and the pool has seen it.
  private static void rollBack(PgSession session) throws SQLException {
    try {
      session.run("ROLLBACK");
    } catch (SQLException e) {
      if (!PgFailures.lost(e)) {
        throw e;
      }
    }
  }

  /** What it is called in the settings. */
  public String name() {
    return name;
  }

  /** Host, port and database, without user and password. */
  public String at() {
    return url.at();
  }

  /** How its connections are used. */
  public Stores.PoolStatistics statistics() {
    return pool.statistics();
  }

  /** Its workers, to be watched. */
  public Desk desk() {
    return desk;
  }

  /** Finishes what has begun and closes every connection. */
  public Future<Void> close() {
    return desk.close()
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
