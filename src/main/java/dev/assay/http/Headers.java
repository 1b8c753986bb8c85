package dev.assay.http;

import io.vertx.core.http.HttpHeaders;

/** Names and values of headers in the form that costs least to write. Immutable. */
final class Headers {
  static final CharSequence ACCEPT_ENCODING = HttpHeaders.createOptimized("accept-encoding");
  static final CharSequence AGE = HttpHeaders.createOptimized("age");
  static final CharSequence EVENTS = HttpHeaders.createOptimized("text/event-stream");
  static final CharSequence HIT = HttpHeaders.createOptimized("HIT");
  static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  static final CharSequence LAST_EVENT_ID = HttpHeaders.createOptimized("last-event-id");
  static final CharSequence MISS = HttpHeaders.createOptimized("MISS");

  /** May be kept, and is asked for again each time: it changes whenever something happens. */
  static final CharSequence NO_CACHE = HttpHeaders.createOptimized("private, no-cache");

  /** What failed may go well the next time. */
  static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

  /** The same for a while: what was made of a question that is part of the path. */
  static final CharSequence A_MINUTE = HttpHeaders.createOptimized("private, max-age=60");

  static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
  static final CharSequence PROBLEM = HttpHeaders.createOptimized("application/problem+json");
  static final CharSequence STALE = HttpHeaders.createOptimized("STALE");
  static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("retry-after");
  static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain; charset=utf-8");
  static final CharSequence X_API_KEY = HttpHeaders.createOptimized("x-api-key");
  static final CharSequence X_CACHE = HttpHeaders.createOptimized("x-cache");
  static final CharSequence X_CONTENT_TYPE_OPTIONS =
      HttpHeaders.createOptimized("x-content-type-options");
  static final CharSequence X_FORWARDED_FOR = HttpHeaders.createOptimized("x-forwarded-for");
  static final CharSequence X_REQUEST_ID = HttpHeaders.createOptimized("x-request-id");
  static final CharSequence X_TIMEOUT_MS = HttpHeaders.createOptimized("x-timeout-ms");
  static final CharSequence YAML = HttpHeaders.createOptimized("application/yaml");

  private Headers() {}
}
