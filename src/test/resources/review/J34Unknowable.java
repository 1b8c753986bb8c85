import java.sql.*;
import java.util.Properties;

class FromFile {
  private final Properties queries;

  FromFile(Properties queries) {
    this.queries = queries;
  }

  ResultSet run(Statement statement, String name) throws SQLException {
    return statement.executeQuery(queries.getProperty(name));
  }
}
