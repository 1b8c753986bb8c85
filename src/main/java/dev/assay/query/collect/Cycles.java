package dev.assay.query.collect;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.query.Query.Collected;
import dev.assay.query.Query.Status;
import dev.assay.store.Postgres;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The readings of one database, one after the other: each is compared with the one before, and what
 * was done in between is stored. Safe on any thread; two cycles never overlap.
 *
 * <p>A reading becomes the one to compare with only once its interval is stored. Whatever fails
 * before that, the next interval is the longer for it and nothing is lost or counted twice.
 */
final class Cycles {
  private static final Logger LOG = LoggerFactory.getLogger(Cycles.class);
  private static final Duration READING = Duration.ofSeconds(30);
  private static final Duration WRITING = Duration.ofMinutes(1);
  private static final Duration TIDYING = Duration.ofMinutes(10);

  private final Watch watch;
  private final Postgres server;
  private final Parts parts;
  private final Map<StatementKey, Identity> known = new ConcurrentHashMap<>();
  private volatile @Nullable Reading before;
  private final AtomicInteger failures = new AtomicInteger();
  private Future<Optional<Collected>> last = Future.succeededFuture(Optional.empty());

  /** What all databases share; {@code done} is told each interval once it is stored. */
  record Parts(Ledger ledger, Identities identities, InstantSource clock, Consumer<Stored> done) {}

  /** An interval that was stored; the busiest first, as fingerprints that can be explained. */
  record Stored(Collected collected, List<String> busiest) {}

  Cycles(Watch watch, Postgres server, Parts parts) {
    this.watch = watch;
    this.server = server;
    this.parts = parts;
  }

  /** Failures of reading in a row. */
  int failures() {
    return failures.get();
  }

  /** Reads once those before are done; empty where there is nothing yet to compare with. */
  synchronized Future<Optional<Collected>> next() {
    last = last.transform(done -> begin());
    return last;
  }

  synchronized Future<Void> idle() {
    return last.otherwiseEmpty().mapEmpty();
  }

  private Future<Optional<Collected>> begin() {
    Reading compared = before;
    Instant now = parts.clock().instant();
    Instant at = compared == null || now.isAfter(compared.at()) ? now : compared.at().plusMillis(1);
    var reader = new StatementsReader(compared, at, known::containsKey);
    return server
        .read(Call.within(READING), reader::read)
        .onFailure(cause -> unread(cause, now))
        .compose(outcome -> {
          failures.set(0);
          return switch (outcome) {
            case Outcome.Unreadable limited -> limited(limited, now);
            case Outcome.Read read -> taken(compared, read);
          };
        });
  }

  // A server that refuses or takes too long is there all the same.
  private void unread(Throwable cause, Instant now) {
    failures.incrementAndGet();
    Status next = Fault.of(cause) == Fault.UNAVAILABLE ? Status.DOWN : Status.LIMITED;
    Status was = watch.condition().status();
    if (cause instanceof Failure failure) {
      watch.change(condition -> condition.becoming(next, failure.text(), now));
      if (was != next) {
        LOG.warn("event=database-not-read database={} reason=\"{}\"", watch.name(), failure.text());
      }
    } else {
      String reason = "a mistake of ours while reading, which is in the log";
      watch.change(condition -> condition.becoming(next, reason, now));
      LOG.error("event=database-not-read database={}", watch.name(), cause);
    }
  }

  private Future<Optional<Collected>> limited(Outcome.Unreadable outcome, Instant now) {
    became(outcome.server(), Status.LIMITED, outcome.mend(), now);
    return Future.succeededFuture(Optional.empty());
  }

  private void became(ServerState state, Status status, @Nullable String reason, Instant now) {
    Status was = watch.condition().status();
    watch.change(condition -> condition.reached(state).becoming(status, reason, now));
    if (was != status) {
      LOG.info(
          "event=database-{} database={} version={}{}",
          status == Status.UP ? "up" : "limited",
          watch.name(),
          state.version(),
          reason == null ? "" : " reason=\"" + reason + '"');
    }
  }

  private Future<Optional<Collected>> taken(@Nullable Reading compared, Outcome.Read read) {
    Reading reading = read.reading();
    Change change = read.change();
    became(
        read.server(),
        read.limits() == null ? Status.UP : Status.LIMITED,
        read.limits(),
        reading.at());
    if (compared == null || change.based() != null) {
      LOG.info("event=base-read database={} reason=\"{}\"", watch.name(), change.based());
      known.clear();
      before = reading;
      return Future.succeededFuture(Optional.empty());
    }
    if (change.event() != null) {
      LOG.info("event=statistics-{} database={}", change.event(), watch.name());
    }
    return parts
        .identities()
        .find(watch.name(), read.texts(), read.server())
        .compose(found -> store(compared.at(), reading, new Identified(change, found)))
        .onFailure(cause -> LOG.error("event=interval-not-stored database={}", watch.name(), cause))
        .compose(stored -> tidied(stored).map(Optional.of(stored.collected())));
  }

  private record Identified(Change change, Identities.Found found) {}

  private Future<Stored> store(Instant from, Reading reading, Identified identified) {
    Identities.Found found = identified.found();
    Map<String, Delta> byFingerprint = new TreeMap<>();
    Map<String, Boolean> explainable = new HashMap<>();
    identified
        .change()
        .statements()
        .forEach((key, delta) -> {
          Identity identity = found.identities().getOrDefault(key, known.get(key));
          if (identity instanceof Identity.Known is) {
            byFingerprint.merge(is.fingerprint(), delta, Delta::plus);
            explainable.put(is.fingerprint(), is.explainable());
          }
        });
    List<Interval> done = new ArrayList<>();
    byFingerprint.forEach(
        (fingerprint, delta) -> done.add(delta.interval(fingerprint, from, reading.at())));
    var entry = new Ledger.Entry(watch.name(), from, reading.at(), found.texts(), done);
    return parts
        .ledger()
        .write(entry, Call.within(WRITING))
        .map(written -> {
          known.putAll(found.identities());
          known.keySet().retainAll(reading.statements().keySet());
          before = reading;
          watch.change(Condition::withInterval);
          return new Stored(
              new Collected(watch.name(), from, reading.at(), done.size()),
              busiest(done, explainable));
        });
  }

  private static List<String> busiest(List<Interval> done, Map<String, Boolean> explainable) {
    return done.stream()
        .filter(interval -> explainable.getOrDefault(interval.fingerprint(), false))
        .sorted(
            Comparator.comparingDouble(Interval::totalMs)
                .reversed()
                .thenComparing(Interval::fingerprint))
        .map(Interval::fingerprint)
        .toList();
  }

  // What is old is not worth a failed cycle; the interval is stored already.
  private Future<Void> tidied(Stored stored) {
    return parts
        .ledger()
        .tidy(watch.name(), Call.within(TIDYING))
        .onSuccess(forgotten -> {
          if (forgotten > 0) {
            known.clear();
          }
        })
        .onFailure(cause -> LOG.error("event=history-not-tidied database={}", watch.name(), cause))
        .transform(tidy -> {
          parts.done().accept(stored);
          return Future.succeededFuture();
        });
  }
}
