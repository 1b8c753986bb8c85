import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

class Contacts {
  private final Jdbi jdbi;

  Contacts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<String> mails(String domain) {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("SELECT mail FROM contacts WHERE domain = :domain")
                .bind("domain", domain)
                .mapTo(String.class)
                .list());
  }

  interface Dao {
    @SqlUpdate("DELETE FROM contacts WHERE id = :id")
    void delete(long id);

    @SqlQuery("SELECT id, mail FROM contacts")
    List<Object> all();
  }
}
