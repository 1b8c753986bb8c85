import static com.acme.Tables.ACCOUNTS;

import java.sql.*;

class Accounts {
  private static final String COLUMNS = "id, owner, balance";
  private static final String FIND = "SELECT " + COLUMNS + " FROM " + ACCOUNTS + " WHERE owner = ?";
  private static final int MOST = 50;

  ResultSet of(PreparedStatement given, Connection connection, String owner) throws SQLException {
    PreparedStatement ps = connection.prepareStatement(FIND + " LIMIT " + MOST);
    ps.setString(1, owner);
    return ps.executeQuery();
  }
}

class Tables {
  static final String ACCOUNTS = "bank.accounts";
}
