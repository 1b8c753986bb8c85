import java.sql.*;
import java.util.List;
import javax.sql.DataSource;

class SlowImporter {
  private final DataSource source;

  SlowImporter(DataSource source) {
    this.source = source;
  }

  void load(List<String> names) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement ps = connection.prepareStatement("INSERT INTO names (name) VALUES (?)")) {
      for (String name : names) {
        ps.setString(1, name);
        ps.executeUpdate();
      }
    }
  }
}
