package dev.assay.http;

import dev.assay.bus.Call;
import dev.assay.observe.Health;
import dev.assay.observe.Meters;
import dev.assay.store.Stores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.List;

/** Health and metrics for who operates the server. On an event loop. */
final class HealthRoutes {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final CharSequence PROMETHEUS = HttpHeaders.createOptimized(Meters.CONTENT_TYPE);
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final Vertx vertx;
  private final Meters meters;

  private HealthRoutes(Vertx vertx, Meters meters) {
    this.vertx = vertx;
    this.meters = meters;
  }

  static void add(Routes routes, Vertx vertx, Health checks, Meters meters) {
    var health = new HealthRoutes(vertx, meters);
    routes
        .get("/health/live", exchange -> health.report(checks.live()))
        .get("/health/ready", exchange -> health.report(checks.ready()))
        .get("/metrics", health::metrics);
  }

  // A check answers on whatever thread it likes; the asker is answered on its own event loop.
  private Future<Answer> report(Future<Health.Report> told) {
    return Future.fromCompletionStage(told.toCompletionStage(), vertx.getOrCreateContext())
        .map(report -> Answer.json(report.up() ? OK : UNAVAILABLE, report));
  }

  // A store that does not answer must not hide all other metrics: its pools are unknown then.
  private Future<Answer> metrics(Exchange exchange) {
    return Stores.POOLS
        .ask(vertx, new Stores.AskPools(), Call.of(exchange.call().requestId(), PATIENCE))
        .map(Stores.Pools::pools)
        .otherwise(List.of())
        .onSuccess(meters::pools)
        .compose(pools -> vertx.executeBlocking(meters::scrape, false))
        .map(text -> Answer.of(OK, PROMETHEUS, Buffer.buffer(text)));
  }
}
