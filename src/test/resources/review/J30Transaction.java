import java.sql.*;
import java.util.List;
import javax.sql.DataSource;

class Transfer {
  private final DataSource source;

  Transfer(DataSource source) {
    this.source = source;
  }

  void transfer(long from, long to, int amount) throws SQLException {
    try (Connection c = source.getConnection()) {
      c.setAutoCommit(false);
      try (PreparedStatement take = c.prepareStatement("UPDATE accounts SET balance = balance - ? WHERE id = ?");
          PreparedStatement give = c.prepareStatement("UPDATE accounts SET balance = balance + ? WHERE id = ?")) {
        take.setInt(1, amount);
        take.setLong(2, from);
        take.executeUpdate();
        give.setInt(1, amount);
        give.setLong(2, to);
        give.executeUpdate();
      }
      c.commit();
    }
  }
}
