package dev.assay.ml;

import dev.assay.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;

/**
 * The pooled connections to the service: one request, one outcome, never a failed future. Safe on
 * any thread; nothing here tries twice.
 */
final class Line {
  private static final int KEEP_ALIVE_SECONDS = 90;

  // Tries that wait for a connection; past it they end at once, as every queue's do.
  private static final int QUEUE = 256;

  private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");

  private final Service service;
  private final Time time;
  private final HttpClientAgent client;
  private final PoolCounts counts = new PoolCounts();
  private final Settings.Ml settings;

  Line(Vertx vertx, Settings.Ml settings, Service service, Time time) {
    this.service = service;
    this.time = time;
    this.settings = settings;
    // There is one host, so the smaller of the two bounds holds; for HTTP/2 too, since the pool
    // of a service that is offered it and speaks HTTP/1.1 would otherwise be narrower.
    int most = Math.min(settings.maxConns(), settings.maxConnsPerHost());
    this.client =
        vertx
            .httpClientBuilder()
            .with(options(settings, service))
            .with(
                new PoolOptions()
                    .setHttp1MaxSize(most)
                    .setHttp2MaxSize(most)
                    .setMaxWaitQueueSize(QUEUE))
            .withConnectHandler(counts::opened)
            .build();
  }

  private static HttpClientOptions options(Settings.Ml settings, Service service) {
    var options =
        new HttpClientOptions()
            .setDefaultHost(service.url().getHost())
            .setDefaultPort(service.port())
            .setKeepAlive(true)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setHttp2KeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setTcpNoDelay(true)
            .setConnectTimeout(Math.toIntExact(Math.max(1, settings.timeout().toMillis())))
            .setName("ml");
    return service.secure()
        ? options
            .setSsl(true)
            .setUseAlpn(true)
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setSslHandshakeTimeout(settings.timeout().toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
        : options;
  }

  /** Asks once. */
  <A> Future<Outcome<A>> send(Ask<A> ask, Try mine) {
    long left = mine.until() - time.nanos();
    if (left <= 0) {
      return Future.succeededFuture(Outcome.not(mine.timedOut()));
    }
    var flight = new Flight<>(ask, mine, time, counts);
    flight.timeIn(left);
    try {
      client.request(request(ask, mine)).onComplete(flight::boarded, flight::broken);
    } catch (IllegalStateException closed) {
      flight.broken(closed);
    }
    return flight.landed();
  }

  private RequestOptions request(Ask<?> ask, Try mine) {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .set(REQUEST_ID, mine.requestId())
            .set(HttpHeaders.ACCEPT, "application/json");
    service.token().ifPresent(token -> headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + token));
    if (ask.body() != null) {
      headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
    }
    return new RequestOptions()
        .setMethod(ask.method())
        .setURI(service.prefix() + ask.path())
        .setHeaders(headers);
  }

  Ml.Pool pool() {
    return counts.of(settings.maxConns(), settings.maxConnsPerHost());
  }

  Future<Void> close() {
    return client.close();
  }
}
