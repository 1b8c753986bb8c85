package dev.assay.query.plan;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.bus.Hash;
import dev.assay.cache.Caches;
import dev.assay.cache.NamedCache;
import dev.assay.query.Query.AskPlans;
import dev.assay.query.Query.Explain;
import dev.assay.query.Query.Explained;
import dev.assay.query.Query.Plans;
import dev.assay.store.Database;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans of the queries of watched databases: asked for, kept, compared, looked through for
 * problems. Safe on any thread and never blocks: a known plan is given on the calling thread, a
 * server is asked on the workers of its database.
 */
public final class PlanDesk {
  private final PlanPorts ports;
  private final NamedCache<String, Known> cache;
  private final PlanHistory history;
  private final Taking taking;
  private final PlanCycle cycle;

  /**
   * What a desk is made of.
   *
   * @param store where plans are kept
   */
  public record Parts(Database store, Caches caches, InstantSource clock, PlanPorts ports) {}

  /** A desk with the cache {@code explain}. */
  public PlanDesk(Parts parts) {
    this.ports = parts.ports();
    this.cache = parts.caches().declare(new Caches.Declaration<>("explain", Known::bytes));
    this.history = new PlanHistory(parts.store());
    this.taking = new Taking(parts, history);
    this.cycle = new PlanCycle(parts.clock(), this::anew);
  }

  /**
   * The plan of a text or of a query that was seen. Where the server cannot be asked, that of a
   * query is the last one that was seen, and that of a text the kept one, marked stale.
   */
  public Future<Explained> explain(Explain question, Call call) {
    return attempt(() -> {
      Question asked = Question.of(question);
      PlanPorts.Target target = ports.target().apply(asked.database());
      if (asked.analyze()) {
        return taking.run(asked, target, call).map(Known::explained);
      }
      Future<Explained> plan = cached(asked, target, call).map(known -> known.stale(target.down()));
      return asked.isSeen() ? plan.recover(cause -> older(asked, cause, call)) : plan;
    });
  }

  /**
   * The plan if it is in the cache, else null; for who answers known plans ahead of {@link
   * #explain}, so a miss is not counted here.
   */
  public @Nullable Explained known(Explain question) {
    Question asked = Question.of(question);
    if (asked.analyze()) {
      return null;
    }
    PlanPorts.Target target = ports.target().apply(asked.database());
    NamedCache.Entry<Known> entry = cache.peek(key(asked, target));
    return entry == null ? null : entry.value().stale(target.down());
  }

  /** The plans that were seen of a query; ABSENT where there are none. */
  public Future<Plans> plans(AskPlans question, Call call) {
    return attempt(() -> {
      Question.checkNamed("database", question.database());
      Question.checkNamed("fingerprint", question.fingerprint());
      checkKnown(question.database());
      return history
          .plans(question, call)
          .recover(cause -> Future.failedFuture(explained(question, cause)));
    });
  }

  private Throwable explained(AskPlans question, Throwable cause) {
    PlanCycle.Unplanned why = unplanned(question.database(), question.fingerprint());
    return why == null || Fault.of(cause) != Fault.ABSENT
        ? cause
        : Fault.ABSENT.because(
            "no plan of %s was seen in the database %s; the last try, at %s, failed: %s"
                .formatted(question.fingerprint(), question.database(), why.at(), why.reason()));
  }

  /** The plan of a text, kept as {@link #explain} does. */
  public Future<TakenPlan> plan(String database, String sql, Call call) {
    return attempt(() -> {
      Question asked = Question.of(new Explain(database, sql, null, null));
      return cached(asked, ports.target().apply(database), call).map(Known::taken);
    });
  }

  /** The last plan of each of these queries; those without one are left out. */
  public Future<Map<String, TakenPlan>> latest(
      String database, Collection<String> fingerprints, Call call) {
    return attempt(() -> history.latest(database, List.copyOf(fingerprints), call));
  }

  /** The shape of the plan that each query has now, by fingerprint, of those that were planned. */
  public Future<Map<String, String>> shapes(String database, Call call) {
    return attempt(() -> history.shapes(database, call));
  }

  /**
   * Takes the plans of these queries anew, one after the other: after each interval for the
   * busiest. What fails is counted and remembered, and is not tried again for a while where only
   * another text could help. Fails only for a database that nobody knows.
   */
  public Future<PlanCycle.Taken> take(String database, List<String> fingerprints, Call call) {
    return attempt(() -> {
      PlanPorts.Target target = ports.target().apply(database);
      return cycle.take(new PlanCycle.Order(database, target.epoch(), fingerprints), call);
    });
  }

  /** Why a query could not be planned when it was tried last; null where that is not known. */
  public PlanCycle.@Nullable Unplanned unplanned(String database, String fingerprint) {
    return cycle.unplanned(database, fingerprint);
  }

  /** Forgets plans that were not seen since; gives how many. */
  public Future<Integer> forget(Instant before, Call call) {
    return attempt(() -> history.forget(before, call));
  }

  private void checkKnown(String database) {
    Objects.requireNonNull(ports.target().apply(database));
  }

  private Future<Known> cached(Question asked, PlanPorts.Target target, Call call) {
    String key = key(asked, target);
    Known known = cache.find(key);
    return known == null
        ? cache.load(key, () -> taking.plan(asked, target, call).map(Taking.Took::known))
        : Future.succeededFuture(known);
  }

  // A cycle is to see what has changed, so it does not ask the cache; it feeds it.
  private Future<Taking.Took> anew(String database, String fingerprint, Call call) {
    return attempt(() -> {
      Question asked = Question.of(new Explain(database, null, fingerprint, null));
      PlanPorts.Target target = ports.target().apply(database);
      return taking
          .plan(asked, target, call)
          .onSuccess(took -> cache.put(key(asked, target), took.known()));
    });
  }

  private static String key(Question asked, PlanPorts.Target target) {
    String what = asked.isSeen() ? "q " + asked.fingerprint() : "t " + Hash.of(asked.sql());
    return asked.database() + ' ' + target.epoch() + ' ' + what;
  }

  private Future<Explained> older(Question asked, Throwable cause, Call call) {
    Fault fault = Fault.of(cause);
    if (fault != Fault.UNAVAILABLE && fault != Fault.ABSENT) {
      return Future.failedFuture(cause);
    }
    String reason = cause.getMessage() == null ? fault.name() : cause.getMessage();
    return history
        .last(asked.database(), asked.fingerprint(), call)
        .compose(last ->
            last.map(known -> Future.succeededFuture(known.stale(reason)))
                .orElseGet(() -> Future.failedFuture(cause)));
  }

  private static <T> Future<T> attempt(Supplier<Future<T>> work) {
    try {
      return work.get();
    } catch (Failure refused) {
      return Future.failedFuture(refused);
    }
  }
}
