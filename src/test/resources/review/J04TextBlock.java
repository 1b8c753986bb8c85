import java.sql.*;

class Invoices {
  void close(Connection connection, int year) throws SQLException {
    String sql =
        """
        UPDATE invoices
           SET closed = true, note = 'why? because'
         WHERE year = ? AND NOT closed
        """;
    try (var ps = connection.prepareStatement(sql)) {
      ps.setInt(1, year);
      ps.executeUpdate();
    }
  }
}
