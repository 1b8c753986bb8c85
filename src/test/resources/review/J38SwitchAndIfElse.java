import java.sql.*;

class Stats {
  PreparedStatement by(Connection connection, String unit) throws SQLException {
    String sql;
    if (unit.equals("day")) {
      sql = "SELECT day, sum(n) FROM stats GROUP BY day";
    } else {
      sql = "SELECT month, sum(n) FROM stats GROUP BY month";
    }
    return connection.prepareStatement(sql);
  }

  int delete(Statement statement, int kind) throws SQLException {
    String sql =
        switch (kind) {
          case 1 -> "DELETE FROM stats WHERE n = 0";
          default -> "DELETE FROM stats";
        };
    return statement.executeUpdate(sql);
  }
}
