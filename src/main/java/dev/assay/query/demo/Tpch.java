package dev.assay.query.demo;

import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills a database with the tables of TPC-H, whose rows are made here; the same for the same scale.
 * Blocks for a second for each 100,000 to 200,000 rows. Stateless.
 */
public final class Tpch {
  private static final int CHUNK = 1 << 16;

  // Of all tables at scale 1; the number of line items differs a little from what scale says.
  private static final double ROWS = 8_660_000;

  private Tpch() {}

  /**
   * Makes the tables, their rows, keys and indexes, and lets the server look at them.
   *
   * @param progress is told the share that is done, 0 to 1, on this thread
   */
  public static void load(Connection connection, double scale, DoubleConsumer progress)
      throws SQLException, IOException {
    Script.run(connection, "/db/demo/tables.sql");
    List<TpchTable<?>> tables = TpchTable.getTables();
    long rows = 0;
    for (TpchTable<?> table : tables) {
      long before = rows;
      rows +=
          copy(
              connection,
              table,
              scale,
              copied -> progress.accept(Math.min(0.8, 0.8 * (before + copied) / (ROWS * scale))));
    }
    Script.run(connection, "/db/demo/indexes.sql");
    progress.accept(0.9);
    Script.execute(connection, "VACUUM ANALYZE");
    progress.accept(1);
  }

  private static <E extends TpchEntity> long copy(
      Connection connection, TpchTable<E> table, double scale, LongConsumer copied)
      throws SQLException, IOException {
    CopyIn copy = into(connection, table);
    ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK + 1024);
    long rows = 0;
    for (E row : table.createGenerator(scale, 1, 1)) {
      String line = row.toLine();
      // A line ends with a separator, which would be one column more.
      chunk.writeBytes(line.substring(0, line.length() - 1).getBytes(StandardCharsets.UTF_8));
      chunk.write('\n');
      rows++;
      if (chunk.size() >= CHUNK) {
        flush(chunk, copy);
        copied.accept(rows);
      }
    }
    flush(chunk, copy);
    copy.endCopy();
    return rows;
  }

  private static CopyIn into(Connection connection, TpchTable<?> table) throws SQLException {
    String copy = "COPY " + table.getTableName() + " FROM STDIN (DELIMITER '|')";
    return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
  }

  private static void flush(ByteArrayOutputStream chunk, CopyIn copy) throws SQLException {
    byte[] bytes = chunk.toByteArray();
    copy.writeToCopy(bytes, 0, bytes.length);
    chunk.reset();
  }
}
