import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface UserRepository extends JpaRepository<User, Long> {
  @Query(value = "SELECT * FROM users u WHERE u.email = ?1", nativeQuery = true)
  User byEmail(String email);

  @Query("select u from User u where u.active = true and u.role = :role")
  List<User> active(String role);

  @Modifying
  @Query(
      value =
          """
          DELETE FROM users
          WHERE last_login < :before
          """,
      nativeQuery = true)
  int purge(java.time.Instant before);

  List<User> findByName(String name);
}
