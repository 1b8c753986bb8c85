import jakarta.persistence.EntityManager;
import java.util.List;

class Reports {
  private EntityManager em;

  List<?> top(int year) {
    return em.createNativeQuery(
            "SELECT customer_id, sum(total) FROM orders WHERE extract(year FROM placed) = :year"
                + " GROUP BY customer_id ORDER BY 2 DESC")
        .setParameter("year", year)
        .setMaxResults(10)
        .getResultList();
  }

  List<?> open() {
    return em.createQuery("select o from Order o where o.state = 'OPEN'").getResultList();
  }
}
