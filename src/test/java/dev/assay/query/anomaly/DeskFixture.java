package dev.assay.query.anomaly;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Bus;
import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.cache.Caches;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.query.Insight;
import dev.assay.query.Insight.Anomalies;
import dev.assay.query.Insight.AskAnomalies;
import dev.assay.query.Query.Collected;
import dev.assay.query.collect.Interval;
import dev.assay.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The desk with its verticle over a real store; what queries did is told by tests, a minute after
 * the other.
 */
final class DeskFixture {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  final Vertx vertx = Vertx.vertx();
  private final Settings settings = SettingsReader.over(Map.of());
  private final Database store;
  private final Bus bus = new Bus(vertx, (address, nanos, fault) -> {});
  private final Map<String, List<Interval>> done = new ConcurrentSkipListMap<>();
  private final SplittableRandom random = new SplittableRandom(7);
  private Caches caches;
  AnomalyDesk desk;
  volatile @Nullable String down;
  volatile @Nullable RuntimeException broken;
  private String deployment;
  private volatile Instant now = Series.START;

  DeskFixture(Path directory) throws Exception {
    store = Database.open(vertx, settings.store(), directory).await(20, SECONDS);
    start();
  }

  private void start() throws Exception {
    caches = new Caches(vertx, settings);
    desk =
        new AnomalyDesk(
            vertx,
            new AnomalyDesk.Parts(store, caches, ports(), settings.collect().retention(), null));
    deployment = vertx.deployVerticle(new AnomalyVerticle(bus, desk)).await(20, SECONDS);
  }

  /** As after a restart of the server: only what is stored is left. */
  void restart() throws Exception {
    vertx.undeploy(deployment).await(20, SECONDS);
    start();
  }

  private AnomalyPorts ports() {
    return new AnomalyPorts(
        this::down, this::intervals, (name, prints, call) -> Future.succeededFuture(Map.of()),
        () -> now);
  }

  private @Nullable String down(String name) {
    if (!name.equals("shop")) {
      throw Fault.ABSENT.because("no database '%s' is watched".formatted(name));
    }
    return down;
  }

  private Future<Map<String, List<Interval>>> intervals(
      String database, Collection<String> prints, Instant since, Call call) {
    RuntimeException failure = broken;
    if (failure != null) {
      return Future.failedFuture(failure);
    }
    Map<String, List<Interval>> found = new TreeMap<>();
    done.forEach((print, all) -> {
      List<Interval> after = all.stream().filter(one -> one.to().isAfter(since)).toList();
      if ((prints.isEmpty() || prints.contains(print)) && !after.isEmpty()) {
        found.put(print, after);
      }
    });
    return Future.succeededFuture(found);
  }

  static String print(String name) {
    return String.format(Locale.ROOT, "%016x", name.hashCode());
  }

  /** So many minutes in which calls took so long on average, each looked at. */
  DeskFixture pass(int minutes, Map<String, Double> ms) throws Exception {
    for (int i = 0; i < minutes; i++) {
      desk.collected(interval(ms)).await(20, SECONDS);
    }
    return this;
  }

  /** A minute that is collected and not told of yet. */
  Collected interval(Map<String, Double> ms) {
    Instant from = now;
    Instant to = now.plus(MINUTE);
    new TreeMap<>(ms)
        .forEach((name, mean) ->
            done.computeIfAbsent(print(name), first -> new ArrayList<>())
                .add(one(print(name), from, mean)));
    now = to;
    return new Collected("shop", from, to, ms.size());
  }

  private Interval one(String print, Instant from, double mean) {
    double total = 100 * mean * Math.exp(0.05 * random.nextGaussian());
    return new Interval(
        print,
        from,
        from.plus(MINUTE),
        100,
        total,
        total * total / 100,
        null,
        null,
        100,
        new Interval.Blocks(4_000, 100, 0, 0, 0));
  }

  Instant now() {
    return now;
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  Anomalies ask(AskAnomalies question) throws Exception {
    return Insight.ANOMALIES.ask(vertx, question).await(20, SECONDS);
  }

  long hits() {
    return caches.named("anomaly").statistics().hits();
  }

  void close() throws Exception {
    vertx.undeploy(deployment).await(20, SECONDS);
    store.close().await(20, SECONDS);
    vertx.close().await(20, SECONDS);
  }
}
