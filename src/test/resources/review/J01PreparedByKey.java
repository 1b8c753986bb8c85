import java.sql.*;

class CustomerDao {
  private final javax.sql.DataSource source;

  CustomerDao(javax.sql.DataSource source) {
    this.source = source;
  }

  String name(long id) throws SQLException {
    try (Connection c = source.getConnection();
        PreparedStatement ps = c.prepareStatement("SELECT name FROM customers WHERE id = ?")) {
      ps.setLong(1, id);
      try (ResultSet rs = ps.executeQuery()) {
        return rs.next() ? rs.getString(1) : null;
      }
    }
  }
}
