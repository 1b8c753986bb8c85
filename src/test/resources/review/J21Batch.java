import java.sql.*;
import java.util.List;

class Importer {
  void load(Connection connection, List<String> names) throws SQLException {
    try (PreparedStatement ps = connection.prepareStatement("INSERT INTO names (name) VALUES (?)")) {
      for (String name : names) {
        ps.setString(1, name);
        ps.addBatch();
      }
      ps.executeBatch();
    }
  }

  void clean(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch("DELETE FROM names WHERE name = ''");
      statement.addBatch("DELETE FROM old_names");
      statement.executeBatch();
    }
  }
}
