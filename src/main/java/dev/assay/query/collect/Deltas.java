package dev.assay.query.collect;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells from two readings what was done in between. Pure, safe on any thread.
 *
 * <p>Counters are taken whole only where it is sure that counting began after the reading before,
 * and else as a difference; where neither is sure, the statement says nothing until the next
 * reading. A server of version 17 tells since when it counts. For older ones: an id that was not
 * there, counters that went down, and a least or greatest time that was forgotten all prove that
 * counting began anew in between. After a restart counters that went down may as well come from an
 * older file, so they prove nothing.
 */
final class Deltas {
  private Deltas() {}

  static Change between(@Nullable Reading before, Reading now) {
    if (before == null) {
      return Change.base("it is the first reading since Assay started");
    }
    String other = otherCounting(before, now);
    if (other != null) {
      return Change.base(other);
    }
    Map<StatementKey, Delta> deltas = new HashMap<>();
    now.statements()
        .forEach((key, counters) -> {
          Counters was = before.statements().get(key);
          Optional<Delta> delta =
              counters.since() == null
                  ? untold(before, now, was, counters)
                  : told(before.server().now(), was, counters, counters.since());
          delta.ifPresent(done -> deltas.put(key, done));
        });
    return new Change(deltas, null, event(before, now));
  }

  // Why the two readings do not belong together; null where they do.
  private static @Nullable String otherCounting(Reading before, Reading now) {
    ServerState was = before.server();
    ServerState is = now.server();
    if (is.now() < was.now()) {
      return "the server's clock went back";
    }
    if (is.startedAt() != was.startedAt() && is.startedAt() <= was.now()) {
      return "another server answers";
    }
    if (now.resetAt() != before.resetAt() && now.resetAt() <= was.now()) {
      return "the statistics are those of another server";
    }
    if (is.seesAll() != was.seesAll() || is.role().id() != was.role().id()) {
      return "its rights have changed, and with them the statements that are seen";
    }
    boolean told = was.extension() != null && was.extension().tellsSince();
    if (told != (is.extension() != null && is.extension().tellsSince())) {
      return "pg_stat_statements has another version";
    }
    return null;
  }

  private static @Nullable String event(Reading before, Reading now) {
    if (now.server().startedAt() != before.server().startedAt()) {
      return "restart";
    }
    if (now.resetAt() != before.resetAt()) {
      return "reset";
    }
    return now.evictions() == before.evictions() ? null : "eviction";
  }

  private static Optional<Delta> told(
      long readBefore, @Nullable Counters was, Counters now, Counters.Since since) {
    if (was != null && was.since() != null && was.since().all() == since.all()) {
      return difference(was, now);
    }
    return since.all() > readBefore ? whole(now) : Optional.empty();
  }

  private static Optional<Delta> untold(
      Reading before, Reading now, @Nullable Counters was, Counters counters) {
    if (was == null || now.resetAt() != before.resetAt()) {
      return whole(counters);
    }
    if (counters.follow(was)) {
      return difference(was, counters);
    }
    boolean restarted = now.server().startedAt() != before.server().startedAt();
    return restarted ? Optional.empty() : whole(counters);
  }

  private static Optional<Delta> whole(Counters now) {
    return now.calls() > 0 ? Optional.of(Delta.whole(now)) : Optional.empty();
  }

  private static Optional<Delta> difference(Counters was, Counters now) {
    return now.calls() > was.calls() && now.follow(was)
        ? Optional.of(Delta.difference(was, now))
        : Optional.empty();
  }
}
