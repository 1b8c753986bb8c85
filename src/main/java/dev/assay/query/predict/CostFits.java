package dev.assay.query.predict;

import dev.assay.bus.Call;
import dev.assay.query.collect.Interval;
import dev.assay.query.features.FeatureSources;
import dev.assay.query.plan.TakenPlan;
import dev.assay.query.predict.CostFit.Point;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What planner costs take in each database, from its busiest queries of the last hour; drawn anew
 * after five minutes, once for all who ask. Safe on any thread.
 */
final class CostFits {
  private static final Duration LOOK_BACK = Duration.ofHours(1);
  private static final Duration GOOD_FOR = Duration.ofMinutes(5);
  private static final int QUERIES = 300;

  private final Vertx vertx;
  private final FeatureSources sources;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(Instant at, Promise<Optional<CostFit>> fit) {}

  CostFits(Vertx vertx, FeatureSources sources) {
    this.vertx = vertx;
    this.sources = sources;
  }

  /** Empty where the database's queries say nothing of what a cost takes. */
  Future<Optional<CostFit>> of(String database, Call call) {
    Instant now = sources.clock().instant();
    var mine = new Kept(now, Promise.promise());
    Kept current =
        kept.compute(
            database,
            (name, old) -> old == null || !old.at().plus(GOOD_FOR).isAfter(now) ? mine : old);
    if (current.equals(mine)) {
      Future.succeededFuture()
          .compose(start -> drawn(database, now, call))
          .onFailure(cause -> kept.remove(database, mine))
          .onComplete(mine.fit());
    }
    return current.fit().future();
  }

  private Future<Optional<CostFit>> drawn(String database, Instant now, Call call) {
    Instant since = now.minus(LOOK_BACK);
    return sources
        .queries()
        .busiest(database, since, QUERIES, call)
        .compose(queries -> {
          var past = sources.intervals().of(database, queries, since, call);
          var plans = sources.plans().of(database, queries, call);
          return Future.all(past, plans)
              .map(both -> points(queries, past.result(), plans.result()))
              // Milliseconds, for each query is compared with each other.
              .compose(points -> vertx.executeBlocking(() -> CostFit.through(points), false));
        });
  }

  private static List<Point> points(
      List<String> queries, Map<String, List<Interval>> past, Map<String, TakenPlan> plans) {
    List<Point> points = new ArrayList<>();
    for (String query : queries) {
      List<Interval> intervals = past.getOrDefault(query, List.of());
      TakenPlan plan = plans.get(query);
      var cost = plan == null ? null : plan.plan().root().number("Total Cost");
      if (cost != null && cost.isPresent() && !intervals.isEmpty()) {
        points.add(new Point(cost.getAsDouble(), median(intervals)));
      }
    }
    return points;
  }

  private static double median(List<Interval> intervals) {
    double[] means = intervals.stream().mapToDouble(Interval::meanMs).sorted().toArray();
    return means[means.length / 2];
  }
}
