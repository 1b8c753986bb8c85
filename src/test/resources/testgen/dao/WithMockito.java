package shop.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.ignoreStubs;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.InOrder;

/**
 * Tests of {@link UserDao}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class UserDaoTest {
  @Nested
  class FindById {
    @Test
    void returnsUser_whenIdIs5() throws Exception {
      ResultSet resultSet = mock(ResultSet.class);
      when(resultSet.next()).thenReturn(true);
      when(resultSet.getLong("id")).thenReturn(7L);
      when(resultSet.getString("name")).thenReturn("abc");
      when(resultSet.getString("email")).thenReturn("def");
      PreparedStatement preparedStatement = mock(PreparedStatement.class);
      when(preparedStatement.executeQuery()).thenReturn(resultSet);
      Connection connection = mock(Connection.class);
      when(connection.prepareStatement("SELECT id, name, email FROM users WHERE id = ?"))
          .thenReturn(preparedStatement);
      DataSource dataSource = mock(DataSource.class);
      when(dataSource.getConnection()).thenReturn(connection);
      UserDao userDao = new UserDao(dataSource);

      assertEquals(new UserDao.User(7L, "abc", "def"), userDao.findById(5L));
      InOrder order = inOrder(resultSet, preparedStatement, connection, dataSource);
      order.verify(connection).prepareStatement("SELECT id, name, email FROM users WHERE id = ?");
      order.verify(preparedStatement).setLong(1, 5L);
      order.verify(preparedStatement).executeQuery();
      order.verify(resultSet).close();
      order.verify(preparedStatement).close();
      order.verify(connection).close();
      verifyNoMoreInteractions(ignoreStubs(resultSet, preparedStatement, connection, dataSource));
    }

    @Test
    void returnsNull_onUserDaoWithDataSourceThatHasNoRows() throws Exception {
      ResultSet resultSet = mock(ResultSet.class);
      when(resultSet.next()).thenReturn(false);
      PreparedStatement preparedStatement = mock(PreparedStatement.class);
      when(preparedStatement.executeQuery()).thenReturn(resultSet);
      Connection connection = mock(Connection.class);
      when(connection.prepareStatement("SELECT id, name, email FROM users WHERE id = ?"))
          .thenReturn(preparedStatement);
      DataSource dataSource = mock(DataSource.class);
      when(dataSource.getConnection()).thenReturn(connection);
      UserDao userDao = new UserDao(dataSource);

      assertNull(userDao.findById(5L));
      InOrder order = inOrder(resultSet, preparedStatement, connection, dataSource);
      order.verify(connection).prepareStatement("SELECT id, name, email FROM users WHERE id = ?");
      order.verify(preparedStatement).setLong(1, 5L);
      order.verify(preparedStatement).executeQuery();
      order.verify(resultSet).close();
      order.verify(preparedStatement).close();
      order.verify(connection).close();
      verifyNoMoreInteractions(ignoreStubs(resultSet, preparedStatement, connection, dataSource));
    }

    @Test
    void throwsIllegalStateException_whenExecuteQueryFails() throws Exception {
      PreparedStatement preparedStatement = mock(PreparedStatement.class);
      doThrow(new SQLException("broken")).when(preparedStatement).executeQuery();
      Connection connection = mock(Connection.class);
      when(connection.prepareStatement("SELECT id, name, email FROM users WHERE id = ?"))
          .thenReturn(preparedStatement);
      DataSource dataSource = mock(DataSource.class);
      when(dataSource.getConnection()).thenReturn(connection);
      UserDao userDao = new UserDao(dataSource);

      assertThrows(IllegalStateException.class, () -> userDao.findById(5L));
      InOrder order = inOrder(preparedStatement, connection, dataSource);
      order.verify(connection).prepareStatement("SELECT id, name, email FROM users WHERE id = ?");
      order.verify(preparedStatement).setLong(1, 5L);
      order.verify(preparedStatement).executeQuery();
      order.verify(preparedStatement).close();
      order.verify(connection).close();
      verifyNoMoreInteractions(ignoreStubs(preparedStatement, connection, dataSource));
    }
  }

  @Nested
  class Rename {
    @Test
    void returnsTrue_forPlainArguments() throws Exception {
      PreparedStatement preparedStatement = mock(PreparedStatement.class);
      when(preparedStatement.executeUpdate()).thenReturn(1);
      Connection connection = mock(Connection.class);
      when(connection.prepareStatement("UPDATE users SET name = ? WHERE id = ?"))
          .thenReturn(preparedStatement);
      DataSource dataSource = mock(DataSource.class);
      when(dataSource.getConnection()).thenReturn(connection);
      UserDao userDao = new UserDao(dataSource);

      assertTrue(userDao.rename(5L, "abc"));
      InOrder order = inOrder(preparedStatement, connection, dataSource);
      order.verify(connection).prepareStatement("UPDATE users SET name = ? WHERE id = ?");
      order.verify(preparedStatement).setString(1, "abc");
      order.verify(preparedStatement).setLong(2, 5L);
      order.verify(preparedStatement).executeUpdate();
      order.verify(preparedStatement).close();
      order.verify(connection).close();
      verifyNoMoreInteractions(ignoreStubs(preparedStatement, connection, dataSource));
    }

    @Test
    void returnsFalse_onUserDaoWithDataSourceThatHasNoRows() throws Exception {
      PreparedStatement preparedStatement = mock(PreparedStatement.class);
      Connection connection = mock(Connection.class);
      when(connection.prepareStatement("UPDATE users SET name = ? WHERE id = ?"))
          .thenReturn(preparedStatement);
      DataSource dataSource = mock(DataSource.class);
      when(dataSource.getConnection()).thenReturn(connection);
      UserDao userDao = new UserDao(dataSource);

      assertFalse(userDao.rename(5L, "abc"));
      InOrder order = inOrder(preparedStatement, connection, dataSource);
      order.verify(connection).prepareStatement("UPDATE users SET name = ? WHERE id = ?");
      order.verify(preparedStatement).setString(1, "abc");
      order.verify(preparedStatement).setLong(2, 5L);
      order.verify(preparedStatement).executeUpdate();
      order.verify(preparedStatement).close();
      order.verify(connection).close();
      verifyNoMoreInteractions(ignoreStubs(preparedStatement, connection, dataSource));
    }

    // specified: line 37
    @ParameterizedTest(name = "rename({0}, {1})")
    @CsvSource(nullValues = "null", value = {
      "5, null",
      "5, ''"
    })
    void throwsIllegalArgumentException_forEachRefusedRow(long id, String name) {
      DataSource dataSource = mock(DataSource.class);
      UserDao userDao = new UserDao(dataSource);

      assertThrows(IllegalArgumentException.class, () -> userDao.rename(id, name));
    }
  }
}

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
