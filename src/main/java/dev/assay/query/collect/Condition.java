package dev.assay.query.collect;

import dev.assay.query.Query.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a watched database is. Immutable.
 *
 * @param since when it became so
 * @param reason null for nothing to say
 * @param progress of its making, 0 to 1; null where it is not made by us
 * @param server as last seen; null before it was reached
 * @param collected whether an interval has ended since Assay started
 */
record Condition(
    Status status,
    Instant since,
    @Nullable String reason,
    @Nullable Double progress,
    @Nullable ServerState server,
    boolean collected) {

  /** As people are told it. */
  Instant sinceSecond() {
    return since.truncatedTo(ChronoUnit.SECONDS);
  }

  static Condition connecting(Instant now) {
    return new Condition(Status.CONNECTING, now, null, null, null, false);
  }

  Condition becoming(Status next, @Nullable String why, Instant now) {
    return new Condition(next, next == status ? since : now, why, progress, server, collected);
  }

  Condition making(double fraction, String words) {
    return new Condition(Status.CONNECTING, since, words, fraction, server, collected);
  }

  Condition reached(ServerState state) {
    return new Condition(status, since, reason, null, state, collected);
  }

  Condition withInterval() {
    return new Condition(status, since, reason, progress, server, true);
  }
}
