// shop/users/UserDaoTest.java
package shop.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of {@link UserDao}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class UserDaoTest {
  @Nested
  class FindById {
    @Test
    void returnsUser_whenIdIs5() {
      List<String> calls = new ArrayList<>();
      ResultSet resultSet = stub(
          ResultSet.class, "resultSet", calls,
          "next", true,
          "getLong(id)", 7L,
          "getString(name)", "abc",
          "getString(email)", "def");
      PreparedStatement preparedStatement = stub(
          PreparedStatement.class, "preparedStatement", calls,
          "executeQuery", resultSet);
      Connection connection =
          stub(Connection.class, "connection", calls, "prepareStatement", preparedStatement);
      DataSource dataSource =
          stub(DataSource.class, "dataSource", calls, "getConnection", connection);
      UserDao userDao = new UserDao(dataSource);

      assertEquals(new UserDao.User(7L, "abc", "def"), userDao.findById(5L));
      assertEquals(
          List.of(
              "connection.prepareStatement(SELECT id, name, email FROM users WHERE id = ?)",
              "preparedStatement.setLong(1, 5)",
              "preparedStatement.executeQuery()",
              "resultSet.close()",
              "preparedStatement.close()",
              "connection.close()"),
          calls);
    }

    @Test
    void returnsNull_onUserDaoWithDataSourceThatHasNoRows() {
      List<String> calls = new ArrayList<>();
      ResultSet resultSet = stub(ResultSet.class, "resultSet", calls, "next", false);
      PreparedStatement preparedStatement = stub(
          PreparedStatement.class, "preparedStatement", calls,
          "executeQuery", resultSet);
      Connection connection =
          stub(Connection.class, "connection", calls, "prepareStatement", preparedStatement);
      DataSource dataSource =
          stub(DataSource.class, "dataSource", calls, "getConnection", connection);
      UserDao userDao = new UserDao(dataSource);

      assertNull(userDao.findById(5L));
      assertEquals(
          List.of(
              "connection.prepareStatement(SELECT id, name, email FROM users WHERE id = ?)",
              "preparedStatement.setLong(1, 5)",
              "preparedStatement.executeQuery()",
              "resultSet.close()",
              "preparedStatement.close()",
              "connection.close()"),
          calls);
    }

    @Test
    void throwsIllegalStateException_whenExecuteQueryFails() {
      List<String> calls = new ArrayList<>();
      PreparedStatement preparedStatement = stub(
          PreparedStatement.class, "preparedStatement", calls,
          "executeQuery", new SQLException("broken"));
      Connection connection =
          stub(Connection.class, "connection", calls, "prepareStatement", preparedStatement);
      DataSource dataSource =
          stub(DataSource.class, "dataSource", calls, "getConnection", connection);
      UserDao userDao = new UserDao(dataSource);

      assertThrows(IllegalStateException.class, () -> userDao.findById(5L));
      assertEquals(
          List.of(
              "connection.prepareStatement(SELECT id, name, email FROM users WHERE id = ?)",
              "preparedStatement.setLong(1, 5)",
              "preparedStatement.executeQuery()",
              "preparedStatement.close()",
              "connection.close()"),
          calls);
    }
  }

  @Nested
  class Rename {
    @Test
    void returnsTrue_forPlainArguments() throws Exception {
      List<String> calls = new ArrayList<>();
      PreparedStatement preparedStatement =
          stub(PreparedStatement.class, "preparedStatement", calls, "executeUpdate", 1);
      Connection connection =
          stub(Connection.class, "connection", calls, "prepareStatement", preparedStatement);
      DataSource dataSource =
          stub(DataSource.class, "dataSource", calls, "getConnection", connection);
      UserDao userDao = new UserDao(dataSource);

      assertTrue(userDao.rename(5L, "abc"));
      assertEquals(
          List.of(
              "connection.prepareStatement(UPDATE users SET name = ? WHERE id = ?)",
              "preparedStatement.setString(1, abc)",
              "preparedStatement.setLong(2, 5)",
              "preparedStatement.executeUpdate()",
              "preparedStatement.close()",
              "connection.close()"),
          calls);
    }

    @Test
    void returnsFalse_onUserDaoWithDataSourceThatHasNoRows() throws Exception {
      List<String> calls = new ArrayList<>();
      PreparedStatement preparedStatement =
          stub(PreparedStatement.class, "preparedStatement", calls, "executeUpdate", 0);
      Connection connection =
          stub(Connection.class, "connection", calls, "prepareStatement", preparedStatement);
      DataSource dataSource =
          stub(DataSource.class, "dataSource", calls, "getConnection", connection);
      UserDao userDao = new UserDao(dataSource);

      assertFalse(userDao.rename(5L, "abc"));
      assertEquals(
          List.of(
              "connection.prepareStatement(UPDATE users SET name = ? WHERE id = ?)",
              "preparedStatement.setString(1, abc)",
              "preparedStatement.setLong(2, 5)",
              "preparedStatement.executeUpdate()",
              "preparedStatement.close()",
              "connection.close()"),
          calls);
    }

    // specified: line 37
    @ParameterizedTest(name = "rename({0}, {1})")
    @CsvSource(nullValues = "null", value = {
      "5, null",
      "5, ''"
    })
    void throwsIllegalArgumentException_forEachRefusedRow(long id, String name) {
      DataSource dataSource = stub(DataSource.class, "dataSource", new ArrayList<>());
      UserDao userDao = new UserDao(dataSource);

      assertThrows(IllegalArgumentException.class, () -> userDao.rename(id, name));
    }
  }

  /** Answers as told, each call in turn and the last answer for good; notes what it does. */
  private static <T> T stub(Class<T> type, String name, List<String> calls, Object... told) {
    Map<String, Deque<Object>> answers = new HashMap<>();
    for (int i = 0; i < told.length; i += 2) {
      String call = (String) told[i];
      answers.computeIfAbsent(call, key -> new ArrayDeque<>()).add(told[i + 1]);
    }
    InvocationHandler handler = (self, method, arguments) -> {
      String given = arguments == null ? "[]" : Arrays.deepToString(arguments);
      String call = method.getName() + "(" + given.substring(1, given.length() - 1) + ")";
      if (!method.getName().matches("next|(get|is|was)[A-Z].*")) {
        calls.add(name + "." + call);
      }
      Deque<Object> left = answers.getOrDefault(call, answers.get(method.getName()));
      Object answer = left == null ? null : left.size() > 1 ? left.poll() : left.peek();
      if (answer instanceof Throwable failure) {
        throw failure;
      }
      Class<?> returns = method.getReturnType();
      boolean zero = answer == null && returns.isPrimitive() && returns != void.class;
      return zero ? Array.get(Array.newInstance(returns, 1), 0) : answer;
    };
    Class<?>[] types = {type};
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), types, handler));
  }
}

// shop/users/UserDaoUserTest.java
package shop.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * Tests of {@link UserDao.User}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class UserDaoUserTest {
  @Test
  void constructor_createsUser_forPlainArguments() {
    UserDao.User user = new UserDao.User(5L, "abc", "ann@example.org");

    assertEquals(5L, user.id());
    assertEquals("abc", user.name());
    assertEquals("ann@example.org", user.email());
  }
}
// no test: UserDao(DataSource): NOTHING_TO_OBSERVE
