import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

class Carts {
  private final JdbcClient client;

  Carts(JdbcClient client) {
    this.client = client;
  }

  List<Long> totals(List<Cart> carts) {
    return carts.stream()
        .map(cart ->
            client.sql("SELECT sum(price) FROM lines WHERE cart_id = :cart")
                .param("cart", cart.id())
                .query(Long.class)
                .single())
        .toList();
  }

  record Cart(long id) {}
}
