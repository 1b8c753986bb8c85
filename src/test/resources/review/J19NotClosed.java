import java.sql.*;

class Leaky {
  private final Connection connection;

  Leaky(Connection connection) {
    this.connection = connection;
  }

  int rows() throws SQLException {
    Statement statement = connection.createStatement();
    ResultSet rs = statement.executeQuery("SELECT count(*) FROM logs");
    rs.next();
    return rs.getInt(1);
  }

  int closed() throws SQLException {
    Statement statement = connection.createStatement();
    try {
      ResultSet rs = statement.executeQuery("SELECT max(id) FROM logs");
      rs.next();
      return rs.getInt(1);
    } finally {
      statement.close();
    }
  }
}
