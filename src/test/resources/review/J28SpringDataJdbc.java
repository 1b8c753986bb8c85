import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

interface MessageRepository extends CrudRepository<Message, Long> {
  @Query("SELECT * FROM messages WHERE thread = :thread ORDER BY sent LIMIT 50")
  List<Message> inThread(long thread);

  @Query("SELECT id, body FROM messages")
  List<Message> everything();
}
