package dev.assay.query.collect;

import dev.assay.bus.Fault;
import dev.assay.query.Query.Status;
import dev.assay.store.Postgres;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One database that is watched, with how it is. Safe on any thread. */
final class Watch {
  private final String name;
  private final @Nullable Connections connections;
  private volatile Condition condition;

  /**
   * The ways to a database.
   *
   * @param analyze whether EXPLAIN may run a SELECT there
   */
  record Connections(Postgres primary, @Nullable Postgres replica, boolean analyze) {}

  /** {@code connections} are null for one that is still being made. */
  Watch(String name, @Nullable Connections connections, Condition condition) {
    this.name = name;
    this.connections = connections;
    this.condition = condition;
  }

  String name() {
    return name;
  }

  Condition condition() {
    return condition;
  }

  synchronized void change(UnaryOperator<Condition> next) {
    condition = next.apply(condition);
  }

  boolean made() {
    return connections != null;
  }

  Connections connections() {
    if (connections == null) {
      Condition now = condition;
      throw Fault.UNAVAILABLE.because(
          now.status() == Status.DOWN
              ? "the database %s could not be made: %s".formatted(name, now.reason())
              : "the database %s is being made: %s".formatted(name, now.reason()));
    }
    return connections;
  }

  String at() {
    return connections == null ? "not there yet" : connections.primary().at();
  }

  Future<Void> close() {
    List<Future<Void>> closing = new ArrayList<>();
    if (connections != null) {
      closing.add(connections.primary().close());
      if (connections.replica() != null) {
        closing.add(connections.replica().close());
      }
    }
    return Future.join(closing).mapEmpty();
  }
}
