import java.sql.*;

class Schema {
  void make(Connection connection) throws SQLException {
    try (Statement s = connection.createStatement()) {
      s.execute("CREATE TABLE IF NOT EXISTS notes (id bigint PRIMARY KEY, body text)");
      s.execute("CREATE INDEX notes_body ON notes (lower(body))");
      s.execute("TRUNCATE notes");
      s.execute("SET statement_timeout = '5s'");
    }
  }
}
