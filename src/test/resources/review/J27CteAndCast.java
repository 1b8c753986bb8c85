import java.sql.*;

class Tree {
  private static final String DESCENDANTS =
      """
      WITH RECURSIVE below AS (
        SELECT id FROM nodes WHERE parent = ?  -- where it begins?
        UNION ALL
        SELECT n.id FROM nodes n JOIN below b ON n.parent = b.id
      )
      SELECT count(*) FROM below
      """;

  int descendants(Connection connection, long id) throws SQLException {
    try (PreparedStatement ps = connection.prepareStatement(DESCENDANTS)) {
      ps.setLong(1, id);
      try (ResultSet rs = ps.executeQuery()) {
        rs.next();
        return rs.getInt(1);
      }
    }
  }

  boolean has(Connection connection, String key) throws SQLException {
    try (PreparedStatement ps =
        connection.prepareStatement("SELECT 1 FROM docs WHERE body ?? ? AND tags && ARRAY[?]::text[] LIMIT 1")) {
      ps.setString(1, key);
      return ps.execute();
    }
  }
}
