import java.sql.*;

class Partitions {
  void drop(Statement statement, String table) throws SQLException {
    statement.executeUpdate(String.format("DELETE FROM %s WHERE created < now() - interval '1 year'", table));
  }

  int count(Statement statement, int year) throws SQLException {
    try (ResultSet rs = statement.executeQuery("select count(*) from sales where year = %d".formatted(year))) {
      rs.next();
      return rs.getInt(1);
    }
  }
}
