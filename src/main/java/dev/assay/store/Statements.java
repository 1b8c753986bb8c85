package dev.assay.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of one physical connection, the least recently used dropped: preparing
 * costs more than a point query, and neither Agroal nor the driver keeps statements. Used by one
 * thread at a time, the one that holds the connection.
 */
final class Statements {
  static final int KEPT = 128;

  private final Connection connection;
  private final Function<String, Wording> wording;
  private final LinkedHashMap<String, Prepared> bySql = new LinkedHashMap<>(KEPT, 0.75f, true);

  Statements(Connection connection, Function<String, Wording> wording) {
    this.connection = connection;
    this.wording = wording;
  }

  /** A statement, and how values are bound to it. */
  record Prepared(PreparedStatement statement, Wording wording) {
    PreparedStatement bound(@Nullable Object... values) throws SQLException {
      wording.bind(statement, values);
      return statement;
    }
  }

  Prepared prepare(String sql) throws SQLException {
    Prepared kept = bySql.get(sql);
    if (kept != null) {
      return kept;
    }
    Wording worded = wording.apply(sql);
    var prepared = new Prepared(connection.prepareStatement(worded.text()), worded);
    bySql.put(sql, prepared);
    if (bySql.size() > KEPT) {
      bySql.pollFirstEntry().getValue().statement().close();
    }
    return prepared;
  }

  /** Closes them all; the connection stays. */
  void close() throws SQLException {
    for (Prepared prepared : bySql.values()) {
      prepared.statement().close();
    }
    bySql.clear();
  }

  Connection connection() {
    return connection;
  }

  int size() {
    return bySql.size();
  }
}
