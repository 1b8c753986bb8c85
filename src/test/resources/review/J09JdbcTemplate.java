import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

class ProductRepository {
  private final JdbcTemplate jdbc;

  ProductRepository(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  List<String> all() {
    return jdbc.queryForList("SELECT name FROM products", String.class);
  }

  List<Product> cheap(int price) {
    return jdbc.query("SELECT * FROM products WHERE price < ?", (rs, i) -> new Product(rs.getLong("id")), price);
  }

  void raise(int percent) {
    jdbc.update("UPDATE products SET price = price * (1 + ? / 100.0)", percent);
  }

  record Product(long id) {}
}
