package shop.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

public class Accounts {
  public enum Status { OPEN, CLOSED }

  public static final class Account {
    private UUID id;
    private Status status;
    private LocalDateTime created;
    private Integer age;

    public UUID getId() { return id; }
    public Status getStatus() { return status; }
    public LocalDateTime getCreated() { return created; }
    public Integer getAge() { return age; }
  }

  private final Connection connection;

  public Accounts(Connection connection) {
    this.connection = connection;
  }

  Account map(ResultSet rs) throws SQLException {
    Account account = new Account();
    account.id = rs.getObject("id", UUID.class);
    String status = rs.getString("status");
    account.status = status == null ? Status.OPEN : Status.valueOf(status);
    Timestamp created = rs.getTimestamp("created");
    account.created = created == null ? null : created.toLocalDateTime();
    int age = rs.getInt("age");
    account.age = rs.wasNull() ? null : age;
    return account;
  }

  public void save(UUID id, Status status, Integer age) throws SQLException {
    try (PreparedStatement ps = connection.prepareStatement("UPDATE accounts SET status = ?, age = ? WHERE id = ?")) {
      ps.setString(1, status.name());
      if (age == null) {
        ps.setNull(2, Types.INTEGER);
      } else {
        ps.setInt(2, age);
      }
      ps.setObject(3, id);
      ps.executeUpdate();
    }
  }

  public Map<String, Integer> countByStatus() throws SQLException {
    Map<String, Integer> counts = new LinkedHashMap<>();
    try (PreparedStatement ps = connection.prepareStatement("SELECT status, count(*) AS n FROM accounts GROUP BY status");
        ResultSet rs = ps.executeQuery()) {
      while (rs.next()) {
        counts.put(rs.getString("status"), rs.getInt("n"));
      }
    }
    return counts;
  }
}
