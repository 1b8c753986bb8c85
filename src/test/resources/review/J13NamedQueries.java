import jakarta.persistence.*;

@Entity
@NamedQuery(name = "Book.all", query = "select b from Book b order by b.title")
@NamedNativeQueries({
  @NamedNativeQuery(name = "Book.top", query = "SELECT id, title FROM books ORDER BY sold DESC LIMIT 10"),
  @NamedNativeQuery(name = "Book.of", query = "SELECT id, title FROM books WHERE author = :author")
})
class Book {
  @Id Long id;
  String title;

  String title() {
    return title;
  }
}
