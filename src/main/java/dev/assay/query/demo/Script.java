package dev.assay.query.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** SQL text from our resources, run as it stands. Stateless; blocks. */
final class Script {
  private Script() {}

  static void run(Connection connection, String resource) throws SQLException, IOException {
    try (InputStream text = Script.class.getResourceAsStream(resource)) {
      if (text == null) {
        throw new IOException("the resource " + resource + " is missing");
      }
      execute(connection, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
