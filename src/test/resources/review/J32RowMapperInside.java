import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

class Teams {
  private final JdbcTemplate jdbc;

  Teams(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  List<Team> all() {
    return jdbc.query(
        "select id, name from teams where active",
        (rs, row) -> {
          long id = rs.getLong("id");
          List<String> players =
              jdbc.queryForList("select name from players where team = ?", String.class, id);
          return new Team(rs.getString("name"), players);
        });
  }

  record Team(String name, List<String> players) {}
}
