import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class Bookings {
  private final NamedParameterJdbcTemplate named;

  Bookings(NamedParameterJdbcTemplate named) {
    this.named = named;
  }

  int overlapping(long room, String from, String to) {
    return named.queryForObject(
        "SELECT count(*) FROM bookings WHERE room = :room AND begins < :to::timestamp"
            + " AND ends > :from::timestamp AND note <> ':x' AND room > :room - 1",
        Map.of("room", room, "from", from, "to", to),
        Integer.class);
  }
}
