import java.sql.*;
import java.util.*;
import java.util.stream.Collectors;

class Lookup {
  List<String> names(Connection connection, List<Long> ids) throws SQLException {
    String marks = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
    List<String> names = new ArrayList<>();
    try (PreparedStatement ps =
        connection.prepareStatement("SELECT name FROM people WHERE id IN (" + marks + ")")) {
      for (int i = 0; i < ids.size(); i++) {
        ps.setLong(i + 1, ids.get(i));
      }
      try (ResultSet rs = ps.executeQuery()) {
        while (rs.next()) {
          names.add(rs.getString(1));
        }
      }
    }
    return names;
  }

  PreparedStatement padded(Connection connection, List<Long> ids) throws SQLException {
    return connection.prepareStatement(
        "SELECT name FROM people WHERE id IN (" + String.join(",", Collections.nCopies(ids.size(), "?")) + ")");
  }
}
