package dev.assay.query.advice.index;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.store.Postgres;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * Looks for the indexes that would help a statement. Safe on any thread and never blocks: all of it
 * is done on the workers of the database, on one connection of it.
 */
public final class IndexAdvisor {
  private final Function<String, Postgres> postgres;

  /**
   * Over the databases by their names; it throws ABSENT for one that nobody knows.
   *
   * @param postgres the primary, since a replica does not count what is written
   */
  public IndexAdvisor(Function<String, Postgres> postgres) {
    this.postgres = postgres;
  }

  /**
   * The indexes that help, and those that do not. Fails with INVALID or TOO_LARGE where the text
   * has no plan, with DENIED and the GRANT that mends it where a table may not be read.
   */
  public Future<IndexVerdict> advise(Subject subject, Call call) {
    try {
      return postgres
          .apply(subject.database())
          .read(call, session -> new Examination(session, subject, call).verdict());
    } catch (Failure refused) {
      return Future.failedFuture(refused);
    }
  }
}
