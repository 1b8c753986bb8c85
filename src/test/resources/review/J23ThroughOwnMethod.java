import java.util.*;
import org.springframework.jdbc.core.JdbcTemplate;

class Invoicing {
  private JdbcTemplate jdbc;

  void all() {
    List<Long> ids = jdbc.queryForList("SELECT id FROM invoices WHERE open", Long.class);
    for (Long id : ids) {
      send(address(id));
    }
  }

  private String address(long invoice) {
    return jdbc.queryForObject("SELECT address FROM customers c JOIN invoices i ON i.customer = c.id WHERE i.id = ?", String.class, invoice);
  }

  private void send(String to) {}
}
