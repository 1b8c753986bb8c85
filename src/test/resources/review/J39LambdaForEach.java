import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

class Mailer {
  private final JdbcTemplate jdbc;

  Mailer(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void remind(List<Long> users) {
    users.forEach(user -> {
      String mail = jdbc.queryForObject("SELECT mail FROM users WHERE id = ?", String.class, user);
      System.out.println("select your mail: " + mail);
    });
  }

  void touch(List<Long> users) {
    users.forEach(this::touchOne);
  }

  private void touchOne(Long user) {
    jdbc.update("UPDATE users SET touched = now() WHERE id = " + user);
  }
}
