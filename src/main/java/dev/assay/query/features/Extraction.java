package dev.assay.query.features;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.query.Query.Scenario;
import dev.assay.query.collect.Interval;
import dev.assay.query.plan.Plan;
import dev.assay.query.plan.TakenPlan;
import dev.assay.store.Postgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the features of many queries together: one question for their intervals, one for their
 * plans and one for the tables of all plans. Only queries that were not called in the last hours
 * cost a second question for intervals, again one for all of them. Safe on any thread.
 */
final class Extraction {
  private static final Logger LOG = LoggerFactory.getLogger(Extraction.class);

  // A catalog that does not answer in time is left out and must not hold up what is known.
  private static final Duration CATALOG = Duration.ofSeconds(2);
  private static final String AS_IT_IS = "this is told of the schema as it is";
  private static final String NOT_ADVISED =
      "no index is advised for this query, or none whose plan is known, which takes hypopg; so "
          + AS_IT_IS;

  // A row takes some 50 microseconds: more of them than these are made on a worker.
  private static final int ON_THE_LOOP = 4;

  private final Vertx vertx;
  private final FeatureSources sources;

  Extraction(Vertx vertx, FeatureSources sources) {
    this.vertx = vertx;
    this.sources = sources;
  }

  /** What the catalog said, or why it said nothing. */
  private record Looked(Catalog catalog, @Nullable String missing) {}

  /** What was found of queries, before the catalog is asked. */
  private record Found(
      Map<String, List<Interval>> past, Map<String, TakenPlan> plans, Advised advised) {
    @Nullable TakenPlan plan(FeatureKey key) {
      return optimizes(key) ? advised.plans().get(key.fingerprint()) : plans.get(key.fingerprint());
    }

    /** Whether it is planned with what is advised. */
    boolean optimizes(FeatureKey key) {
      return optimized(key) && advised.plans().containsKey(key.fingerprint());
    }

    Stream<Plan> all() {
      return Stream.concat(plans.values().stream(), advised.plans().values().stream())
          .map(TakenPlan::plan);
    }
  }

  /** Plans with the indexes that are advised, or why there are none. */
  private record Advised(Map<String, TakenPlan> plans, @Nullable String missing) {
    static final Advised NONE = new Advised(Map.of(), null);
  }

  /** In the order of the keys, which are all of one database. */
  Future<List<Told>> of(List<FeatureKey> keys, Call call) {
    String database = keys.getFirst().database();
    Postgres postgres = sources.postgres().apply(database);
    List<String> fingerprints = keys.stream().map(FeatureKey::fingerprint).distinct().toList();
    Future<Map<String, List<Interval>>> past = past(database, fingerprints, call);
    Future<Map<String, TakenPlan>> plans = sources.plans().of(database, fingerprints, call);
    return Future.all(past, plans, advised(keys, call))
        .map(all -> new Found(past.result(), plans.result(), all.resultAt(2)))
        .compose(found ->
            catalog(postgres, found.all().toList(), call)
                .compose(looked -> all(keys, found, looked)));
  }

  private Future<Advised> advised(List<FeatureKey> keys, Call call) {
    List<String> optimized =
        keys.stream()
            .filter(Extraction::optimized)
            .map(FeatureKey::fingerprint)
            .distinct()
            .toList();
    return optimized.isEmpty()
        ? Future.succeededFuture(Advised.NONE)
        : sources
            .advised()
            .of(keys.getFirst().database(), optimized, call)
            .map(plans -> new Advised(plans, null))
            .otherwise(cause -> new Advised(Map.of(), unadvised(cause, call)));
  }

  private static boolean optimized(FeatureKey key) {
    return key.scenario() == Scenario.OPTIMIZED;
  }

  private static String unadvised(Throwable cause, Call call) {
    if (Fault.of(cause) == Fault.INTERNAL) {
      LOG.error("event=advice-not-read request={}", call.requestId(), cause);
      return "what is advised could not be read, logged as request " + call.requestId();
    }
    return "what is advised could not be read: " + cause.getMessage();
  }

  private Future<List<Told>> all(List<FeatureKey> keys, Found found, Looked looked) {
    return keys.size() <= ON_THE_LOOP
        ? Future.succeededFuture(keys.stream().map(key -> told(key, found, looked)).toList())
        : vertx.executeBlocking(
            () -> keys.stream().map(key -> told(key, found, looked)).toList(), false);
  }

  /** Of a query with a plan that was made for it just now. */
  Future<Told> planned(FeatureKey key, Plan plan, Call call) {
    Postgres postgres = sources.postgres().apply(key.database());
    var taken = new TakenPlan("", sources.clock().instant(), sources.clock().instant(), plan);
    return past(key.database(), List.of(key.fingerprint()), call)
        .map(past -> new Found(past, Map.of(key.fingerprint(), taken), Advised.NONE))
        .compose(found ->
            catalog(postgres, List.of(plan), call).map(looked -> told(key, found, looked)));
  }

  private Future<Map<String, List<Interval>>> past(
      String database, List<String> fingerprints, Call call) {
    Instant now = sources.clock().instant();
    return sources
        .intervals()
        .of(database, fingerprints, now.minus(FeatureDefinition.RECENT), call)
        .compose(recent -> {
          List<String> seldom =
              fingerprints.stream().filter(one -> isEmpty(recent.get(one))).toList();
          return seldom.isEmpty()
              ? Future.succeededFuture(recent)
              : sources
                  .intervals()
                  .of(database, seldom, Instant.EPOCH, call)
                  .map(rest -> together(recent, rest));
        });
  }

  private static boolean isEmpty(@Nullable List<Interval> intervals) {
    return intervals == null || intervals.isEmpty();
  }

  private static Map<String, List<Interval>> together(
      Map<String, List<Interval>> recent, Map<String, List<Interval>> rest) {
    Map<String, List<Interval>> all = new LinkedHashMap<>(recent);
    all.putAll(rest);
    return all;
  }

  private static Future<Looked> catalog(Postgres postgres, List<Plan> plans, Call call) {
    Set<Catalog.Name> names =
        plans.stream()
            .flatMap(plan -> Catalog.names(plan).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Duration patience = call.remaining().compareTo(CATALOG) < 0 ? call.remaining() : CATALOG;
    return CatalogReader.read(postgres, names, Call.of(call.requestId(), patience))
        .map(catalog -> new Looked(catalog, null))
        .otherwise(cause -> new Looked(Catalog.EMPTY, unread(cause, call)));
  }

  private static String unread(Throwable cause, Call call) {
    if (Fault.of(cause) == Fault.INTERNAL) {
      LOG.error("event=catalog-not-read request={}", call.requestId(), cause);
      return "the tables' sizes could not be read, logged as request " + call.requestId();
    }
    return "the tables' sizes could not be read: " + cause.getMessage();
  }

  private Told told(FeatureKey key, Found found, Looked looked) {
    List<Interval> all = found.past().getOrDefault(key.fingerprint(), List.of());
    // What it did without the indexes tells nothing of what it would do with them.
    List<Interval> past =
        found.optimizes(key) ? List.of() : FeatureDefinition.window(all, latest(all));
    TakenPlan taken = found.plan(key);
    List<Double> row =
        FeatureDefinition.row(past, taken == null ? null : taken.plan(), looked.catalog());
    return new Told(
        key,
        row,
        Told.hash(row),
        Past.of(past),
        taken == null ? null : cost(taken.plan()),
        taken == null ? null : taken.at(),
        degraded(key, found, looked, all.isEmpty()));
  }

  // An interval can end a moment after our clock, where the clocks of machines differ.
  private Instant latest(List<Interval> all) {
    Instant now = sources.clock().instant();
    return all.isEmpty() || all.getLast().to().isBefore(now) ? now : all.getLast().to();
  }

  private static @Nullable Double cost(Plan plan) {
    var cost = plan.root().number("Total Cost");
    return cost.isPresent() ? cost.getAsDouble() : null;
  }

  private static List<String> lacks(FeatureKey key, Found found) {
    if (!optimized(key) || found.optimizes(key)) {
      return List.of();
    }
    String missing = found.advised().missing();
    return List.of(missing == null ? NOT_ADVISED : missing + ", so " + AS_IT_IS);
  }

  private @Nullable String degraded(FeatureKey key, Found found, Looked looked, boolean neverSeen) {
    List<String> missing = new ArrayList<>(lacks(key, found));
    if (neverSeen) {
      missing.add("no interval of this query was collected yet");
    }
    if (found.plan(key) == null) {
      missing.add(unplanned(key));
    } else if (looked.missing() != null) {
      missing.add(looked.missing());
    }
    return missing.isEmpty() ? null : String.join("; ", missing);
  }

  private String unplanned(FeatureKey key) {
    String why = sources.unplanned().why(key.database(), key.fingerprint());
    return why == null
        ? "no plan of this query was taken yet"
        : "this query has no plan, as the last try to take one failed: " + why;
  }
}
