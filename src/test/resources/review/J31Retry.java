import java.sql.*;

class Poll {
  private final Connection connection;

  Poll(Connection connection) {
    this.connection = connection;
  }

  int waitFor(String job) throws Exception {
    for (int attempt = 0; attempt < 5; attempt++) {
      try (PreparedStatement ps = connection.prepareStatement("SELECT state FROM jobs WHERE name = ?")) {
        ps.setString(1, job);
        try (ResultSet rs = ps.executeQuery()) {
          if (rs.next() && rs.getInt(1) == 2) {
            return attempt;
          }
        }
      }
      Thread.sleep(100);
    }
    return -1;
  }
}
