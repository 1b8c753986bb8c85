import java.sql.*;
import java.util.*;

class OrderReport {
  private final Connection connection;

  OrderReport(Connection connection) {
    this.connection = connection;
  }

  Map<Long, Integer> itemsPerOrder(int customer) throws SQLException {
    Map<Long, Integer> counts = new HashMap<>();
    try (PreparedStatement orders =
            connection.prepareStatement("select id from orders where customer_id = ?");
        PreparedStatement items =
            connection.prepareStatement("select count(*) from items where order_id = ?")) {
      orders.setInt(1, customer);
      try (ResultSet rs = orders.executeQuery()) {
        while (rs.next()) {
          items.setLong(1, rs.getLong("id"));
          try (ResultSet count = items.executeQuery()) {
            count.next();
            counts.put(rs.getLong("id"), count.getInt(1));
          }
        }
      }
    }
    return counts;
  }
}
