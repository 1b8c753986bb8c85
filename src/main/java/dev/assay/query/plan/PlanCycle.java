package dev.assay.query.plan;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the plans of many queries one after the other, so that a server is never asked for two at
 * once, and remembers which have none and why. Safe on any thread.
 */
public final class PlanCycle {
  private static final Logger LOG = LoggerFactory.getLogger(PlanCycle.class);
  private static final int REMEMBERED = 1_000;
  // Each try of a text that cannot be planned is an error in the server's log.
  private static final Duration AGAIN_AFTER = Duration.ofHours(1);
  private static final Set<Fault> LASTING =
      EnumSet.of(Fault.INVALID, Fault.DENIED, Fault.TOO_LARGE, Fault.ABSENT);

  private final InstantSource clock;
  private final Taker taker;
  private final Map<Of, Remembered> unplanned = new LinkedHashMap<>();

  /** Takes one plan anew. */
  @FunctionalInterface
  interface Taker {
    Future<Taking.Took> take(String database, String fingerprint, Call call);
  }

  /** What is to be taken. */
  record Order(String database, String epoch, List<String> fingerprints) {
    Order {
      fingerprints = fingerprints.stream().distinct().toList();
    }
  }

  /**
   * What a cycle did.
   *
   * @param taken plans that were taken
   * @param flips those of them that have another shape than before
   * @param failed queries that got no plan
   * @param skipped those that were not tried: they failed lately in a way that only another text
   *     mends, or the server does not answer
   * @param reason of the last failure; null where there was none
   */
  public record Taken(int taken, int flips, int failed, int skipped, @Nullable String reason) {
    private Taken took(boolean flipped) {
      return new Taken(taken + 1, flips + (flipped ? 1 : 0), failed, skipped, reason);
    }

    private Taken failed(String why) {
      return new Taken(taken, flips, failed + 1, skipped, why);
    }

    private Taken skipped(int more) {
      return new Taken(taken, flips, failed, skipped + more, reason);
    }
  }

  /** Why a query has no plan. */
  public record Unplanned(Fault fault, String reason, Instant at) {}

  private record Of(String database, String fingerprint) {}

  private record Remembered(Unplanned unplanned, String epoch) {}

  PlanCycle(InstantSource clock, Taker taker) {
    this.clock = clock;
    this.taker = taker;
  }

  /** Takes them; succeeds whatever happens to single ones. */
  Future<Taken> take(Order order, Call call) {
    List<String> hopeful =
        order.fingerprints().stream()
            .filter(each -> !isHopeless(new Of(order.database(), each), order.epoch()))
            .toList();
    int hopeless = order.fingerprints().size() - hopeful.size();
    var hoped = new Order(order.database(), order.epoch(), hopeful);
    return next(hoped, 0, new Taken(0, 0, 0, hopeless, null), call);
  }

  private Future<Taken> next(Order order, int index, Taken so, Call call) {
    int left = order.fingerprints().size() - index;
    if (left == 0) {
      return Future.succeededFuture(so);
    }
    if (call.expired()) {
      return Future.succeededFuture(so.skipped(left));
    }
    var of = new Of(order.database(), order.fingerprints().get(index));
    return taker
        .take(of.database(), of.fingerprint(), call)
        .transform(done -> {
          if (done.succeeded()) {
            forget(of);
            return next(order, index + 1, so.took(done.result().flipped()), call);
          }
          Unplanned why = remember(of, order.epoch(), done.cause());
          return why.fault() == Fault.UNAVAILABLE
              ? Future.succeededFuture(so.failed(why.reason()).skipped(left - 1))
              : next(order, index + 1, so.failed(why.reason()), call);
        });
  }

  /** The reason that is remembered; null where there is none. */
  synchronized @Nullable Unplanned unplanned(String database, String fingerprint) {
    Remembered remembered = unplanned.get(new Of(database, fingerprint));
    return remembered == null ? null : remembered.unplanned();
  }

  private synchronized boolean isHopeless(Of of, String epoch) {
    Remembered remembered = unplanned.get(of);
    return remembered != null
        && remembered.epoch().equals(epoch)
        && LASTING.contains(remembered.unplanned().fault())
        && clock.instant().isBefore(remembered.unplanned().at().plus(AGAIN_AFTER));
  }

  private synchronized Unplanned remember(Of of, String epoch, Throwable cause) {
    Fault fault = Fault.of(cause);
    String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    var why = new Unplanned(fault, reason, clock.instant());
    if (fault == Fault.INTERNAL) {
      LOG.error(
          "event=plan-failed database={} fingerprint={}", of.database(), of.fingerprint(), cause);
    }
    unplanned.remove(of);
    unplanned.put(of, new Remembered(why, epoch));
    if (unplanned.size() > REMEMBERED) {
      unplanned.remove(unplanned.keySet().iterator().next());
    }
    return why;
  }

  private synchronized void forget(Of of) {
    unplanned.remove(of);
  }
}
