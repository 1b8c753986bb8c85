package dev.assay.query.predict;

import dev.assay.bus.Call;
import dev.assay.ml.Ml;
import dev.assay.query.collect.Interval;
import dev.assay.query.features.Catalog;
import dev.assay.query.features.CatalogReader;
import dev.assay.query.features.FeatureSources;
import dev.assay.query.plan.TakenPlan;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;

/**
 * Collects the examples of a database, of some queries at a time, so that the whole of its history
 * is never in memory. Safe on any thread; rows are made on a worker.
 */
final class Collecting {
  private static final int QUERIES = 1_000;
  private static final int AT_ONCE = 50;
  // As many as a body of ten megabytes holds.
  private static final int MOST = 10_000;
  private static final int LEAST_PER_QUERY = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Vertx vertx;
  private final FeatureSources sources;

  Collecting(Vertx vertx, FeatureSources sources) {
    this.vertx = vertx;
    this.sources = sources;
  }

  /** What to collect of which queries. */
  private record Order(String database, List<String> queries, Instant since, int perQuery) {}

  /** The intervals and plans of some queries. */
  private record Part(
      Map<String, List<Interval>> past, Map<String, TakenPlan> plans, Catalog catalog) {}

  /** The examples of the busiest queries; {@code progress} hears 0 to 1. */
  Future<List<Ml.Example>> of(String database, Instant since, DoubleConsumer progress) {
    return sources
        .queries()
        .busiest(database, since, QUERIES, call())
        .compose(queries -> {
          int perQuery = Math.max(LEAST_PER_QUERY, MOST / Math.max(1, queries.size()));
          var order = new Order(database, queries, since, perQuery);
          return from(order, 0, new ArrayList<>(), progress);
        });
  }

  private Future<List<Ml.Example>> from(
      Order order, int first, List<Ml.Example> sofar, DoubleConsumer progress) {
    if (first >= order.queries().size()) {
      return Future.succeededFuture(sofar);
    }
    int end = Math.min(first + AT_ONCE, order.queries().size());
    List<String> some = order.queries().subList(first, end);
    return part(order, some)
        .compose(part -> vertx.executeBlocking(() -> examples(some, part, order.perQuery()), false))
        .compose(examples -> {
          sofar.addAll(examples);
          progress.accept((double) end / order.queries().size());
          return from(order, end, sofar, progress);
        });
  }

  private Future<Part> part(Order order, List<String> some) {
    var past = sources.intervals().of(order.database(), some, order.since(), call());
    var plans = sources.plans().of(order.database(), some, call());
    return Future.all(past, plans)
        .compose(both ->
            catalog(order.database(), plans.result())
                .map(catalog -> new Part(past.result(), plans.result(), catalog)));
  }

  private Future<Catalog> catalog(String database, Map<String, TakenPlan> plans) {
    Set<Catalog.Name> names = new TreeSet<>();
    plans.values().forEach(taken -> names.addAll(Catalog.names(taken.plan())));
    return CatalogReader.read(sources.postgres().apply(database), names, call());
  }

  private static List<Ml.Example> examples(List<String> queries, Part part, int perQuery) {
    List<Ml.Example> examples = new ArrayList<>();
    for (String query : queries) {
      List<Interval> intervals = part.past().getOrDefault(query, List.of());
      examples.addAll(Examples.of(intervals, part.plans().get(query), part.catalog(), perQuery));
    }
    return examples;
  }

  private static Call call() {
    return Call.within(PATIENCE);
  }
}
