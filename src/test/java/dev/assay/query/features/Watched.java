package dev.assay.query.features;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.config.SettingsReader;
import dev.assay.query.collect.Interval;
import dev.assay.query.plan.Plan;
import dev.assay.query.plan.TakenPlan;
import dev.assay.store.PgUrl;
import dev.assay.store.Postgres;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What was collected of a database called {@code shop}, with how often it was asked for. A test
 * fills it, then asks.
 */
public final class Watched {
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  public final Map<String, List<Interval>> intervals = new TreeMap<>();
  public final Map<String, TakenPlan> plans = new TreeMap<>();
  public final Map<String, String> unplanned = new TreeMap<>();
  public final AtomicInteger askedIntervals = new AtomicInteger();
  public final AtomicInteger askedPlans = new AtomicInteger();
  public volatile Instant now = NOW;
  public volatile String epoch = "1";

  private final Postgres shop;

  /** Over a server at a JDBC URL, which need not be up. */
  public Watched(Vertx vertx, String url) {
    this.shop =
        Postgres.open(
            vertx,
            "shop",
            new PgUrl(url, "here", Optional.empty(), Optional.empty()),
            SettingsReader.over(Map.of()).database());
  }

  public FeatureSources sources() {
    return new FeatureSources(
        this::busiest,
        this::of,
        this::plans,
        (database, fingerprints, call) -> Future.succeededFuture(Map.of()),
        this::named,
        name -> epoch,
        this::unplanned,
        () -> now);
  }

  private @Nullable String unplanned(String database, String fingerprint) {
    return unplanned.get(fingerprint);
  }

  public Postgres shop() {
    return shop;
  }

  private Postgres named(String name) {
    if (!name.equals("shop")) {
      throw Fault.ABSENT.because("no database named '%s'; there is shop".formatted(name));
    }
    return shop;
  }

  private Future<List<String>> busiest(String database, Instant since, int limit, Call call) {
    return Future.succeededFuture(intervals.keySet().stream().limit(limit).toList());
  }

  // As a real store: the answer comes later, on another turn of the loop.
  private Future<Map<String, List<Interval>>> of(
      String database, List<String> fingerprints, Instant since, Call call) {
    askedIntervals.incrementAndGet();
    Map<String, List<Interval>> found = new LinkedHashMap<>();
    for (String fingerprint : fingerprints) {
      List<Interval> some =
          intervals.getOrDefault(fingerprint, List.of()).stream()
              .filter(interval -> !interval.from().isBefore(since))
              .toList();
      if (!some.isEmpty()) {
        found.put(fingerprint, some);
      }
    }
    return later(found);
  }

  private Future<Map<String, TakenPlan>> plans(
      String database, List<String> fingerprints, Call call) {
    askedPlans.incrementAndGet();
    Map<String, TakenPlan> found = new LinkedHashMap<>();
    for (String fingerprint : fingerprints) {
      TakenPlan plan = plans.get(fingerprint);
      if (plan != null) {
        found.put(fingerprint, plan);
      }
    }
    return later(found);
  }

  private static <T> Future<T> later(T value) {
    Promise<T> promise = Promise.promise();
    Thread.ofVirtual().start(() -> promise.complete(value));
    return promise.future();
  }

  /** The last minutes, the oldest first, with ten calls each of these milliseconds. */
  public void collected(String fingerprint, double... means) {
    collectedUntil(fingerprint, NOW, means);
  }

  public void collectedUntil(String fingerprint, Instant until, double... means) {
    List<Interval> past = new ArrayList<>();
    for (int i = 0; i < means.length; i++) {
      past.add(interval(fingerprint, until.minus(Duration.ofMinutes(means.length - i)), means[i]));
    }
    intervals.put(fingerprint, past);
  }

  private static Interval interval(String fingerprint, Instant from, double mean) {
    return new Interval(
        fingerprint,
        from,
        from.plus(Duration.ofMinutes(1)),
        10,
        10 * mean,
        10 * mean * mean,
        mean,
        mean,
        20,
        new Interval.Blocks(90, 10, 0, 0, 0));
  }

  /** A whole-table scan of {@code orders} with this cost, taken an hour ago. */
  public void planned(String fingerprint, double cost) {
    Instant at = NOW.minus(Duration.ofHours(1));
    plans.put(fingerprint, new TakenPlan("shape", at, at, scan(cost)));
  }

  public static Plan scan(double cost) {
    return Plan.read(
        """
        [{"Plan": {"Node Type": "Seq Scan", "Relation Name": "orders", "Filter": "(note = $1)",
          "Startup Cost": 0.0, "Total Cost": %s, "Plan Rows": 5, "Plan Width": 40}}]
        """
            .formatted(cost));
  }

  public void close() throws Exception {
    shop.close().await(20, SECONDS);
  }
}
