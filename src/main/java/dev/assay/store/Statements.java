package dev.assay.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;

/**
 * The prepared statements of one physical connection, the least recently used dropped: preparing
 * costs more than a point query, and neither Agroal nor the driver keeps statements. Used by one
 * thread at a time, the one that holds the connection.
 */
final class Statements {
  static final int KEPT = 128;

  private final Connection connection;
  private final LinkedHashMap<String, PreparedStatement> bySql =
      new LinkedHashMap<>(KEPT, 0.75f, true);

  Statements(Connection connection) {
    this.connection = connection;
  }

  PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement kept = bySql.get(sql);
    if (kept != null) {
      return kept;
    }
    PreparedStatement prepared = connection.prepareStatement(sql);
    bySql.put(sql, prepared);
    if (bySql.size() > KEPT) {
      bySql.pollFirstEntry().getValue().close();
    }
    return prepared;
  }

  Connection connection() {
    return connection;
  }

  int size() {
    return bySql.size();
  }
}
