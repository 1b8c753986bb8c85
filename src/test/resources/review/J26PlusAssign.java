import java.sql.*;

class Paging {
  ResultSet page(Statement statement, String order, int offset) throws SQLException {
    String sql = "SELECT id, title";
    sql += " FROM articles";
    sql += " WHERE published";
    sql = sql + " ORDER BY " + order;
    sql += " LIMIT 20 OFFSET " + offset;
    return statement.executeQuery(sql);
  }
}
