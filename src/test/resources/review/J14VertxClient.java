import io.vertx.core.Future;
import io.vertx.sqlclient.*;

class Sensors {
  private final Pool pool;

  Sensors(Pool pool) {
    this.pool = pool;
  }

  Future<Integer> add(long sensor, double value) {
    return pool
        .preparedQuery("INSERT INTO readings (sensor, value) VALUES ($1, $2) RETURNING id")
        .execute(Tuple.of(sensor, value))
        .map(rows -> rows.iterator().next().getInteger("id"));
  }

  Future<RowSet<Row>> all() {
    return pool.query("SELECT * FROM sensors").execute();
  }

  Future<Void> refresh(java.util.List<Long> ids) {
    for (Long id : ids) {
      pool.preparedQuery("UPDATE sensors SET seen = now() WHERE id = $1").execute(Tuple.of(id));
    }
    return Future.succeededFuture();
  }
}
