package dev.assay.evaluate.anomaly;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Another transaction that holds the rows of a module's counters, lets go of them and takes them
 * again, on a thread of its own until it is closed.
 */
final class Holder implements AutoCloseable {
  private static final int SHORTEST = 20;
  private static final int MORE = 30;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<@Nullable Void> work;
  private volatile boolean over;

  Holder(Connection connection, Module module, Random random) {
    work =
        thread.submit(() -> {
          try (connection) {
            connection.setAutoCommit(false);
            while (!over) {
              Ground.execute(connection, module.of("SELECT 1 FROM {m}_counter FOR UPDATE"));
              Thread.sleep(SHORTEST + random.nextInt(MORE));
              connection.commit();
              Thread.sleep(SHORTEST + random.nextInt(MORE));
            }
          }
          return null;
        });
  }

  /** Fails where it could not hold them. */
  @Override
  public void close() throws SQLException {
    over = true;
    try {
      work.get();
    } catch (ExecutionException e) {
      throw new SQLException("the rows were not held", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while the rows are held", e);
    } finally {
      thread.shutdown();
    }
  }
}
