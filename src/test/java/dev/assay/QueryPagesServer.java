package dev.assay;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Bus;
import dev.assay.config.Settings;
import dev.assay.http.FastLanes;
import dev.assay.http.HttpVerticle;
import dev.assay.observe.LiveVerticle;
import dev.assay.observe.Meters;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;

/** The public port before a query desk whose answers are seeded. Used by one thread. */
final class QueryPagesServer implements AutoCloseable {
  private static final int PATIENCE = 20;
  private static final int MOST = 4 * 1024 * 1024;

  private final Vertx vertx = Vertx.vertx();
  private final Meters meters = new Meters();
  private final HttpVerticle http;

  QueryPagesServer(int port) throws TimeoutException {
    var bus = new Bus(vertx, meters);
    http =
        new HttpVerticle(
            new Settings.Http(true, "127.0.0.1", port, MOST, MOST, Duration.ofSeconds(20)),
            Duration.ofSeconds(1),
            meters,
            FastLanes.none());
    SeededQueries.serve(bus).await(PATIENCE, SECONDS);
    new SeededInsight().serveOn(bus).await(PATIENCE, SECONDS);
    vertx
        .deployVerticle(new LiveVerticle(bus, meters, InstantSource.system()))
        .await(PATIENCE, SECONDS);
    vertx.deployVerticle(http).await(PATIENCE, SECONDS);
  }

  String address() {
    return "http://127.0.0.1:" + http.port();
  }

  @Override
  public void close() throws TimeoutException {
    vertx.close().await(PATIENCE, SECONDS);
    meters.close();
  }
}
