package dev.assay;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.config.SettingsReader;
import dev.assay.ml.Ml;
import dev.assay.store.TestPostgres;
import io.vertx.core.Vertx;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The whole server under a steady load of predictions while its model service dies and comes back.
 * Run by scripts/faults; bounded in time, memory and what is in flight, and ends by itself.
 */
public final class FaultBench {
  private static final int RATE = 200;
  private static final int QUERIES = 60;
  private static final int HEALTHY = 10;
  private static final int BACK = 40;
  private static final int MOST_IN_FLIGHT = 4_000;
  private static final long TICK_MS = 5;

  private final Vertx vertx = Vertx.vertx();
  private final Vertx asking = Vertx.vertx();
  private final WebClient client =
      WebClient.create(asking, new WebClientOptions(), new PoolOptions().setHttp1MaxSize(64));
  private final ModelStandIn service = new ModelStandIn();
  private final AssayVerticle assay;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final List<Change> changes = new CopyOnWriteArrayList<>();
  private final List<String> fingerprints;

  /** A change of the breaker, with what the service had been asked until then. */
  private record Change(long at, Ml.BreakerChanged event, long inferences) {}

  /** How the service is taken away. */
  private enum Fault {
    PORT_CLOSED,
    HANGING
  }

  private FaultBench(String url, String users) throws Exception {
    assay =
        new AssayVerticle(
            SettingsReader.over(
                Map.of(
                    "http", Map.of("port", 0),
                    "management", Map.of("port", 0),
                    "patterns", Map.of("corpus", false),
                    // So short that each prediction asks the model.
                    "caches", Map.of("prediction", Map.of("ttl", "10ms")),
                    "databases", Map.of("shop", Map.of("url", url)),
                    "collect", Map.of("interval", "5s"),
                    "ml", Map.of("url", "http://127.0.0.1:" + service.port()),
                    "demo", false,
                    "data", Map.of("dir", Files.createTempDirectory("assay-faults").toString()))));
    vertx.deployVerticle(assay).await(60, SECONDS);
    Ml.BREAKER_CHANGED
        .subscribe(
            vertx, event -> changes.add(new Change(System.nanoTime(), event, service.inferences())))
        .completion()
        .await(10, SECONDS);
    fingerprints = collected(users);
  }

  /** Argument: seconds that the service is away, by default 60. */
  public static void main(String[] args) throws Exception {
    int away = args.length > 0 ? Integer.parseInt(args[0]) : 60;
    try (TestPostgres postgres = TestPostgres.start(18, Map.of())) {
      String url = postgres.create("shop");
      postgres.execute(
          "shop",
          "CREATE TABLE orders (id int PRIMARY KEY, amount int)",
          "INSERT INTO orders SELECT i, i % 100 FROM generate_series(1, 5000) i",
          "CREATE ROLE users LOGIN",
          "GRANT SELECT ON orders TO users",
          "ANALYZE");
      var bench = new FaultBench(url, postgres.jdbcUrl("shop", "users"));
      try {
        bench.load(new Phase("warm-up"), 5);
        for (Fault fault : Fault.values()) {
          bench.run(fault, away);
        }
      } finally {
        bench.close();
      }
    }
    System.exit(0);
  }

  // The server takes no notice of names, so that it is the sums that differ.
  private static List<String> statements() {
    return IntStream.range(0, QUERIES)
        .mapToObj(" + id"::repeat)
        .map("SELECT sum(amount%s) FROM orders WHERE id < 500"::formatted)
        .toList();
  }

  private List<String> collected(String users) throws Exception {
    try (Connection connection = DriverManager.getConnection(users);
        var statement = connection.createStatement()) {
      long end = System.nanoTime() + SECONDS.toNanos(120);
      while (System.nanoTime() < end) {
        for (String sql : statements()) {
          statement.execute(sql);
        }
        asking.timer(200).await(10, SECONDS);
        JsonObject top = get("/v1/databases/shop/queries?order=calls&limit=1000");
        List<String> known =
            top.getJsonArray("queries", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .filter(query -> query.getString("normalized").contains("sum(amount"))
                .map(query -> query.getString("fingerprint"))
                .toList();
        if (known.size() >= QUERIES) {
          return known;
        }
      }
    }
    throw new IllegalStateException("the workload was not collected");
  }

  private JsonObject get(String path) throws TimeoutException {
    return client
        .get(assay.httpPort(), "127.0.0.1", path)
        .send()
        .await(30, SECONDS)
        .bodyAsJsonObject();
  }

  private void run(Fault fault, int away) throws Exception {
    System.out.printf("%n%s for %d s, %d predictions/s%n", fault, away, RATE);
    changes.clear();
    var healthy = new Phase("healthy");
    var gone = new Phase("away");
    var back = new Phase("back");
    Ml.Operation before = infer();
    load(healthy, HEALTHY);
    long died = System.nanoTime();
    take(fault);
    Peak peak = load(gone, away);
    long returned = System.nanoTime();
    give(fault);
    load(back, BACK);
    List.of(healthy, gone, back).forEach(Phase::print);
    report(died, returned, back);
    budget(before, infer());
    System.out.printf(
        "at most %d threads and %d MB of heap in use, %d predictions in flight%n",
        peak.threads(), peak.megabytes(), peak.inFlight());
  }

  private void take(Fault fault) throws TimeoutException {
    switch (fault) {
      case PORT_CLOSED -> service.die();
      case HANGING -> service.hang(true);
    }
  }

  private void give(Fault fault) throws TimeoutException {
    switch (fault) {
      case PORT_CLOSED -> service.rise();
      case HANGING -> service.hang(false);
    }
  }

  /** The most that was seen. */
  private record Peak(int threads, long megabytes, int inFlight) {
    Peak or(int nowInFlight) {
      var runtime = Runtime.getRuntime();
      return new Peak(
          Math.max(threads, ManagementFactory.getThreadMXBean().getThreadCount()),
          Math.max(megabytes, (runtime.totalMemory() - runtime.freeMemory()) >> 20),
          Math.max(inFlight, nowInFlight));
    }
  }

  // Open loop: what is due is asked whether or not what was asked before is answered.
  private Peak load(Phase phase, int seconds) throws TimeoutException {
    long begun = System.nanoTime();
    long all = (long) RATE * seconds;
    long sent = 0;
    var peak = new Peak(0, 0, 0);
    while (sent < all) {
      long due = Math.min(all, (System.nanoTime() - begun) * RATE / 1_000_000_000L);
      while (sent < due) {
        predict(phase, fingerprints.get((int) (sent++ % fingerprints.size())));
      }
      peak = peak.or(inFlight.get());
      asking.timer(TICK_MS).await(10, SECONDS);
    }
    while (inFlight.get() > 0) {
      asking.timer(TICK_MS).await(10, SECONDS);
    }
    return peak;
  }

  private void predict(Phase phase, String fingerprint) {
    long begun = System.nanoTime();
    if (inFlight.incrementAndGet() > MOST_IN_FLIGHT) {
      inFlight.decrementAndGet();
      phase.count(begun, null, "not asked, too many in flight");
      return;
    }
    client
        .post(assay.httpPort(), "127.0.0.1", "/v1/predictions")
        .sendJsonObject(new JsonObject().put("database", "shop").put("fingerprint", fingerprint))
        .onSuccess(response -> phase.count(begun, response, ""))
        .onFailure(cause -> phase.count(begun, null, String.valueOf(cause)))
        .onComplete(done -> inFlight.decrementAndGet());
  }

  private Ml.Operation infer() throws TimeoutException {
    var state = Ml.PROXY.ask(vertx, new Ml.AskProxy()).await(10, SECONDS);
    Ml.Operation infer = state.operations().get("infer");
    if (infer == null) {
      throw new IllegalStateException("the proxy has no operation infer: " + state);
    }
    return infer;
  }

  private void report(long died, long returned, Phase back) {
    long half = 0;
    for (Change change : changes) {
      Ml.BreakerChanged event = change.event();
      if (!event.operation().equals("infer")) {
        continue;
      }
      System.out.printf(
          "%10.3f s after it died: %s -> %s (%s)%s%n",
          (change.at() - died) / 1e9,
          event.before().wire(),
          event.after().wire(),
          event.why(),
          event.before() == Ml.Breaker.HALF_OPEN
              ? "; %d requests arrived while half open".formatted(change.inferences() - half)
              : "");
      half = change.inferences();
    }
    System.out.printf(
        "%10.3f s from its return to the first answer of the model%n",
        (back.freshModelAt() - returned) / 1e9);
  }

  private static void budget(Ml.Operation before, Ml.Operation after) {
    long calls = after.calls() - before.calls();
    long retries = after.retries() - before.retries();
    System.out.printf(
        "%d retries of %d calls (%.1f %%), %d refused by the budget, %d calls failed%n",
        retries,
        calls,
        100.0 * retries / Math.max(1, calls),
        after.retriesRefused() - before.retriesRefused(),
        after.failures() - before.failures());
  }

  private void close() throws TimeoutException {
    assay.drain().await(30, SECONDS);
    vertx.close().await(30, SECONDS);
    asking.close().await(30, SECONDS);
    service.close();
  }
}
