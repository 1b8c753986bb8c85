package dev.assay.query.collect;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.query.Query.AskFingerprint;
import dev.assay.query.Query.Fingerprinted;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what texts of a server's statistics are. Safe on any thread; fingerprints are made on
 * threads of their own.
 */
final class Identities {
  private static final Logger LOG = LoggerFactory.getLogger(Identities.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  // Fewer than may wait for a fingerprint, so that users' questions find room beside them.
  private static final int BATCH = 128;
  // Asking again can help; what was done until then is told by the next cycle.
  private static final Set<Fault> PASSING = Set.of(Fault.BUSY, Fault.LATE, Fault.UNAVAILABLE);

  private final BiFunction<AskFingerprint, Call, Future<Fingerprinted>> fingerprints;
  private final LongAdder unfit;

  /** {@code unfit} counts the texts that have no fingerprint. */
  Identities(
      BiFunction<AskFingerprint, Call, Future<Fingerprinted>> fingerprints, LongAdder unfit) {
    this.fingerprints = fingerprints;
    this.unfit = unfit;
  }

  /** What statements turned out to be, and the texts of those that the ledger has to know. */
  record Found(Map<StatementKey, Identity> identities, List<Statement.Seen> texts) {}

  private record One(StatementKey key, Identity identity, List<Statement.Seen> text) {}

  Future<Found> find(String database, Map<StatementKey, String> texts, ServerState server) {
    Found found = new Found(new HashMap<>(), new ArrayList<>());
    List<Map.Entry<StatementKey, String>> unknown = new ArrayList<>();
    texts.forEach((key, text) -> {
      if (Identity.isOurs(key, text, server)) {
        found.identities().put(key, new Identity.Ours());
      } else {
        unknown.add(Map.entry(key, text));
      }
    });
    return batch(database, unknown, found);
  }

  private Future<Found> batch(
      String database, List<Map.Entry<StatementKey, String>> unknown, Found found) {
    if (unknown.isEmpty()) {
      return Future.succeededFuture(found);
    }
    int end = Math.min(BATCH, unknown.size());
    List<Future<One>> asked =
        unknown.subList(0, end).stream()
            .map(entry -> one(database, entry.getKey(), entry.getValue()))
            .toList();
    return Future.join(asked)
        .compose(all -> {
          for (Future<One> future : asked) {
            One one = future.result();
            found.identities().put(one.key(), one.identity());
            found.texts().addAll(one.text());
          }
          return batch(database, unknown.subList(end, unknown.size()), found);
        });
  }

  private Future<One> one(String database, StatementKey key, String text) {
    return fingerprints
        .apply(new AskFingerprint(text), Call.within(PATIENCE))
        .map(print ->
            new One(
                key,
                Identity.Known.of(print),
                List.of(new Statement.Seen(print, text, key.queryId()))))
        .recover(cause -> unfit(database, key, cause));
  }

  private Future<One> unfit(String database, StatementKey key, Throwable cause) {
    Fault fault = Fault.of(cause);
    if (PASSING.contains(fault)) {
      return Future.failedFuture(cause);
    }
    unfit.increment();
    if (fault == Fault.INTERNAL) {
      LOG.error(
          "event=text-without-fingerprint database={} queryid={}", database, key.queryId(), cause);
    } else {
      LOG.warn(
          "event=text-without-fingerprint database={} queryid={} reason=\"{}\"",
          database,
          key.queryId(),
          cause.getMessage());
    }
    return Future.succeededFuture(new One(key, new Identity.Unfit(), List.of()));
  }
}
