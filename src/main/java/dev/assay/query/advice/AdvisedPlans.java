package dev.assay.query.advice;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.query.plan.TakenPlan;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How queries would be planned with the indexes that are advised for them, one after the other.
 * Safe on any thread and never blocks.
 */
public final class AdvisedPlans {
  private final IndexSearch search;
  private final AdvicePorts.Statements statements;
  private final InstantSource clock;

  public AdvisedPlans(
      IndexSearch search, AdvicePorts.Statements statements, InstantSource clock) {
    this.search = search;
    this.statements = statements;
    this.clock = clock;
  }

  /**
   * By fingerprint; a query for which nothing is advised, or of which the planner cannot be asked,
   * is not in it.
   */
  public Future<Map<String, TakenPlan>> of(String database, List<String> fingerprints, Call call) {
    Map<String, TakenPlan> plans = new LinkedHashMap<>();
    Future<Void> done = Future.succeededFuture();
    for (String fingerprint : fingerprints) {
      done =
          done.compose(before -> of(database, fingerprint, call))
              .map(plan -> {
                plan.ifPresent(taken -> plans.put(fingerprint, taken));
                return null;
              });
    }
    return done.map(all -> Collections.unmodifiableMap(plans));
  }

  private Future<Optional<TakenPlan>> of(String database, String fingerprint, Call call) {
    return statements
        .of(database, fingerprint, call)
        .compose(statement -> search.optimized(database, statement, call))
        .map(plan ->
            plan.map(optimized ->
                new TakenPlan("", clock.instant(), clock.instant(), optimized)))
        .recover(cause ->
            hasNone(Fault.of(cause))
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(cause));
  }

  // Of the query itself: another one of the list may well have a plan.
  private static boolean hasNone(Fault fault) {
    return switch (fault) {
      case ABSENT, INVALID, TOO_LARGE, DENIED -> true;
      default -> false;
    };
  }
}
