package dev.assay.http;

import dev.assay.bus.Call;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Puts on an answer what every answer carries: request id, date, and no guessing of types. One per
 * verticle, on its event loop.
 */
final class Stamp {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
  private static final long SECOND_MS = 1_000;

  // Text of the date is made once a second and not for each answer.
  private CharSequence date = now();
  private boolean stopping;

  Stamp(Vertx vertx) {
    vertx.setPeriodic(SECOND_MS, timer -> date = now());
  }

  /** From now on each answer asks for its connection to be closed. */
  void stopping() {
    stopping = true;
  }

  boolean isStopping() {
    return stopping;
  }

  void on(HttpServerResponse response, String requestId) {
    response
        .putHeader(Headers.X_REQUEST_ID, requestId)
        .putHeader(HttpHeaders.DATE, date)
        .putHeader(Headers.X_CONTENT_TYPE_OPTIONS, Headers.NOSNIFF);
    // HTTP/2 has no such header: there the connection itself says that it ends.
    if (stopping && response.streamId() < 0) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  /** The id the asker named, if it may be taken over, else a new one. */
  static String requestId(HttpServerRequest request) {
    String named = request.getHeader(Headers.X_REQUEST_ID);
    return named != null && Call.wellFormed(named) ? named : Call.nextId();
  }

  private static CharSequence now() {
    return HttpHeaders.createOptimized(HTTP_DATE.format(ZonedDateTime.now(ZoneOffset.UTC)));
  }
}
