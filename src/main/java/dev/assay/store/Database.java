package dev.assay.store;

import dev.assay.bus.Call;
import dev.assay.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;

/**
 * A database of our own, which the same statements read and write whether it is embedded or a
 * PostgreSQL; see {@link Wording} for what is put differently. There is one writer at a time, so
 * that work which reads before it writes need not fear another. Safe on any thread; work runs on
 * workers and completes on the caller's context.
 */
public sealed interface Database permits Sqlite, PgStore {
  /** Opens the SQLite in {@code dir}, made where it is missing, with the newest schema. */
  static Future<Database> open(Vertx vertx, Settings.Store settings, Path dir) {
    return Sqlite.open(vertx, settings, dir, Migrations.SQLITE).map(Database.class::cast);
  }

  /**
   * Opens a PostgreSQL, in which a schema of ours is brought to the newest; fails where it cannot
   * be reached now.
   */
  static Future<Database> connect(Vertx vertx, Settings.Store settings, PgUrl url) {
    return PgStore.open(vertx, settings, url, PgMigrations.POSTGRES).map(Database.class::cast);
  }

  /** Reads; each query sees what is committed when it begins. */
  <T> Future<T> read(Call call, SqlWork<T> work);

  /** Writes in one transaction; if {@code work} throws, nothing of it is stored. */
  <T> Future<T> write(Call call, SqlWork<T> work);

  /** Succeeds where the database answers a query. */
  Future<Void> health(Call call);

  /** How its pools are used. */
  List<Stores.PoolStatistics> statistics();

  /** Finishes what has begun and closes every connection. */
  Future<Void> close();
}
