package dev.assay.store;

import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An embedded SQLite: one connection that writes and several that only read, beside it and beside
 * each other (WAL). Safe on any thread; work runs on the {@code store-read} and {@code store-write}
 * workers and completes on the caller's context.
 *
 * <p>There are more workers than connections, so that who waits for a connection waits in the pool,
 * where waiting is seen, makes the pool grow and ends at {@code store.acquireTimeout}.
 */
final class Sqlite implements Database {
  private static final String FILE = "assay.db";
  private static final int QUEUE = 4096;
  private static final long TICK_MS = 50;

  private static final Map<String, String> COMMON =
      Map.of(
          "busy_timeout", "5000",
          "foreign_keys", "true",
          "cache_size", "-8000",
          "temp_store", "MEMORY",
          "mmap_size", "1073741824");

  private final Vertx vertx;
  private final Path file;
  private final Pool writer;
  private final Pool readers;
  private final Desk writing;
  private final Desk reading;
  private final long ticker;

  private Sqlite(Vertx vertx, Path file, Pool writer, Pool readers, int mostReaders) {
    this.vertx = vertx;
    this.file = file;
    this.writer = writer;
    this.readers = readers;
    this.writing = new Desk(vertx, "store-write", 2, QUEUE);
    this.reading = new Desk(vertx, "store-read", 2 * mostReaders, QUEUE);
    this.ticker = vertx.setPeriodic(TICK_MS, tick -> adapt());
  }

  static Future<Sqlite> open(
      Vertx vertx, Settings.Store settings, Path dir, List<String> migrations) {
    Path file = dir.resolve(FILE);
    return vertx
        .executeBlocking(() -> connect(settings, file, migrations), false)
        .map(pools ->
            new Sqlite(vertx, file, pools.writer(), pools.readers(), settings.maxReaders()));
  }

  private record Pools(Pool writer, Pool readers) {}

  private static Pools connect(Settings.Store settings, Path file, List<String> migrations) {
    Pool writer = null;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      writer = new Pool(writing(settings, file));
      Migrations.apply(writer, migrations, file.toString());
      return new Pools(writer, new Pool(reading(settings, file)));
    } catch (SQLException | IOException | RuntimeException e) {
      if (writer != null) {
        writer.close();
      }
      throw switch (e) {
        case SQLException sql -> SqlFailures.translate(sql, file.toString());
        case IOException io -> new UncheckedIOException("data.dir cannot be made", io);
        case RuntimeException other -> other;
        default -> new IllegalStateException(e);
      };
    }
  }

  private static Pool.Plan writing(Settings.Store settings, Path file) {
    var properties = new HashMap<>(COMMON);
    properties.put("journal_mode", "WAL");
    properties.put("synchronous", "NORMAL");
    return new Pool.Plan(
        "sqlite-write", "jdbc:sqlite:" + file, properties, 1, 1, settings.acquireTimeout());
  }

  private static Pool.Plan reading(Settings.Store settings, Path file) {
    var properties = new HashMap<>(COMMON);
    properties.put("open_mode", "1");
    return new Pool.Plan(
        "sqlite-read",
        "jdbc:sqlite:" + file,
        properties,
        settings.minReaders(),
        settings.maxReaders(),
        settings.acquireTimeout());
  }

  @Override
  public <T> Future<T> read(Call call, SqlWork<T> work) {
    return reading.work(call, () -> translated(() -> readers.run(work)));
  }

  @Override
  public <T> Future<T> write(Call call, SqlWork<T> work) {
    return writing.work(call, () -> translated(() -> writer.transact(work)));
  }

  private interface SqlCall<T> {
    T get() throws SQLException;
  }

  private <T> T translated(SqlCall<T> call) {
    try {
      return call.get();
    } catch (SQLException e) {
      throw SqlFailures.translate(e, file.toString());
    }
  }

  @Override
  public Future<Void> health(Call call) {
    return read(call, session -> session.all("PRAGMA schema_version", row -> row.getInt(1)))
        .mapEmpty();
  }

  @Override
  public List<Stores.PoolStatistics> statistics() {
    return List.of(readers.statistics(), writer.statistics());
  }

  /** One tick of the readers' size; see {@link PoolSizer}. */
  synchronized void adapt() {
    readers.adapt();
  }

  @Override
  public Future<Void> close() {
    vertx.cancelTimer(ticker);
    return Future.join(reading.close(), writing.close())
        .eventually(() -> vertx.executeBlocking(this::closePools, false))
        .mapEmpty();
  }

  // The writer last: its closing folds the write-ahead log into the database, once alone.
  private boolean closePools() {
    readers.close();
    writer.close();
    return true;
  }
}
