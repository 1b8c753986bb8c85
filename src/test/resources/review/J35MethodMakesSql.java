import java.sql.*;

class Shapes {
  private static String select(String table) {
    return "SELECT id, area FROM " + table;
  }

  void circles(Statement statement) throws SQLException {
    try (ResultSet rs = statement.executeQuery(select("circles") + " WHERE area > 10")) {
      while (rs.next()) {
        System.out.println(rs.getInt(1));
      }
    }
  }
}
