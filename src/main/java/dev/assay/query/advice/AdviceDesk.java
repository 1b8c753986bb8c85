package dev.assay.query.advice;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.cache.Caches;
import dev.assay.cache.NamedCache;
import dev.assay.query.Advisory.Advice;
import dev.assay.query.Advisory.Advised;
import dev.assay.query.Advisory.AskAdvice;
import dev.assay.query.Advisory.Decide;
import dev.assay.query.Advisory.Decision;
import dev.assay.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Advice on the queries of watched databases, and what was decided on it. Safe on any thread and
 * never blocks: known advice is given on the calling thread, and equal questions are answered once.
 */
public final class AdviceDesk {
  private static final int BYTES_OF_ADVICE = 2_000;

  private final AdvicePorts ports;
  private final NamedCache<String, Given> cache;
  private final Finding finding;
  private final Deciding deciding;
  private final AdviceCounts counts = new AdviceCounts();
  // A decision changes what is told of the database it was taken on.
  private final Map<String, AtomicLong> generations = new ConcurrentHashMap<>();

  /**
   * What a desk is made of.
   *
   * @param store where advice and decisions are kept
   */
  public record Parts(Database store, Caches caches, InstantSource clock, AdvicePorts ports) {}

  /** Advice that was made; one that was cut short is not kept. */
  record Given(Advice advice, boolean whole) {
    int bytes() {
      return BYTES_OF_ADVICE * (advice.advice().size() + advice.rejected().size());
    }
  }

  /** A desk with the cache {@code advice}. */
  public AdviceDesk(Vertx vertx, Parts parts) {
    this.ports = parts.ports();
    this.cache = parts.caches().declare(new Caches.Declaration<>("advice", Given::bytes));
    var decisions = new Decisions(parts.store());
    this.finding = new Finding(vertx, ports, decisions, parts.clock());
    this.deciding = new Deciding(ports, decisions, parts.clock());
  }

  /** Answers {@link dev.assay.query.Advisory#ADVICE}. */
  public Future<Advice> advise(AskAdvice asked, Call call) {
    return attempt(() -> {
      String database = known(asked.database());
      if (asked.fingerprint() != null && asked.fingerprint().isBlank()) {
        throw Fault.INVALID.because("field 'fingerprint' is empty; expected that of a query");
      }
      if (call.expired()) {
        throw Fault.LATE.because("the deadline passed before advice was looked for");
      }
      String key =
          String.join(
              " ",
              database,
              ports.epoch().apply(database),
              Long.toString(generation(database).get()),
              asked.fingerprint() == null ? "all" : asked.fingerprint());
      Given given = cache.find(key);
      return given == null ? load(key, asked, call) : Future.succeededFuture(given.advice());
    });
  }

  private Future<Advice> load(String key, AskAdvice asked, Call call) {
    return cache
        .load(key, () -> finding.find(asked, call).onSuccess(given -> count(given.advice())))
        .map(given -> {
          if (!given.whole()) {
            cache.invalidate(key);
          }
          return given.advice();
        });
  }

  private void count(Advice advice) {
    for (Advised advised : advice.advice()) {
      if (advised.decision() == Decision.OPEN) {
        counts.gave(advised.kind());
      }
    }
  }

  /** Answers {@link dev.assay.query.Advisory#DECIDE}. */
  public Future<Advised> decide(Decide asked, Call call) {
    return attempt(() -> {
      String database = known(asked.database());
      Deciding.check(asked.id(), asked.decision(), asked.reason());
      return deciding
          .decide(asked, call)
          .onSuccess(done -> {
            generation(database).incrementAndGet();
            counts.decided(asked.decision());
          });
    });
  }

  /** How much advice was given and decided on. */
  public AdviceCounts counts() {
    return counts;
  }

  private String known(@Nullable String database) {
    if (database == null) {
      throw Fault.INVALID.because("field 'database' is missing; the name of one was expected");
    }
    return ports.postgres().apply(database).name();
  }

  private AtomicLong generation(String database) {
    return generations.computeIfAbsent(database, first -> new AtomicLong());
  }

  private static <T> Future<T> attempt(Supplier<Future<T>> work) {
    try {
      return work.get();
    } catch (Failure refused) {
      return Future.failedFuture(refused);
    }
  }
}
