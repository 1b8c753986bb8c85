import io.r2dbc.spi.Connection;
import org.reactivestreams.Publisher;

class Events {
  Publisher<?> add(Connection connection, String kind) {
    return connection
        .createStatement("INSERT INTO events (kind, at) VALUES ($1, now())")
        .bind("$1", kind)
        .execute();
  }
}
