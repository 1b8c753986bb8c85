package shop.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

public class EventLog {
  public record Event(String kind, Instant at) {}

  private static final int BATCH = 2;

  private final Connection connection;

  public EventLog(Connection connection) {
    this.connection = connection;
  }

  public int append(List<Event> events) throws SQLException {
    int written = 0;
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO events (kind, at) VALUES (?, ?)")) {
      int pending = 0;
      for (Event event : events) {
        statement.setString(1, event.kind());
        statement.setTimestamp(2, Timestamp.from(event.at()));
        statement.addBatch();
        pending++;
        if (pending == BATCH) {
          written += statement.executeBatch().length;
          pending = 0;
        }
      }
      if (pending > 0) {
        written += statement.executeBatch().length;
      }
    }
    return written;
  }
}
