package dev.assay.query.advice;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.bus.Nearest;
import dev.assay.query.Advisory.Advised;
import dev.assay.store.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Advice that was given and what was decided on it, over restarts. Safe on any thread; the store's
 * workers do the work.
 */
final class Decisions {
  // As long as intervals are kept by default: what was not seen since is not worth an answer.
  private static final Duration KEPT = Duration.ofDays(30);

  private final Database store;

  Decisions(Database store) {
    this.store = store;
  }

  /** Keeps what is given, so that it can be decided on; forgets what is long past. */
  Future<Integer> give(String database, List<Advised> all, Instant now, Call call) {
    return store.write(
        call,
        session -> {
          AdviceTable.forget(session, now.minus(KEPT));
          return AdviceTable.give(session, database, all, now);
        });
  }

  Future<List<Stored>> decided(String database, Call call) {
    return store.read(call, session -> AdviceTable.decided(session, database));
  }

  /** One of a database; ABSENT where there is none. */
  Future<Stored> find(String database, String id, Call call) {
    return store.read(
        call,
        session -> {
          Stored found = AdviceTable.find(session, database, id);
          if (found == null) {
            throw Fault.ABSENT.because(
                ("no advice '%s' was given on %s in the last %d days; expected an id of GET"
                        + " /v1/databases/%2$s/advice")
                    .formatted(Nearest.shortened(id), database, KEPT.toDays()));
          }
          return found;
        });
  }

  Future<Boolean> decide(AdviceTable.Decided decided, Call call) {
    return store.write(call, session -> AdviceTable.decide(session, decided));
  }

  Future<List<Stored.Before>> before(String id, Call call) {
    return store.read(call, session -> AdviceTable.before(session, id));
  }

  Future<Integer> missing(String id, Instant at, Call call) {
    return store.write(call, session -> AdviceTable.missing(session, id, at));
  }
}
