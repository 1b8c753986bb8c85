import java.util.List;
import org.springframework.stereotype.Service;

@Service
class Statements {
  private final OrderRepository orders;

  Statements(OrderRepository orders) {
    this.orders = orders;
  }

  int total(List<Customer> customers) {
    int sum = 0;
    for (Customer customer : customers) {
      sum += orders.findByCustomerId(customer.id()).size();
    }
    return sum;
  }

  record Customer(long id) {}
}

interface OrderRepository extends org.springframework.data.jpa.repository.JpaRepository<Object, Long> {
  List<Object> findByCustomerId(long id);
}
