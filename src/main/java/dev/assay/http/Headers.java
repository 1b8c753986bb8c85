package dev.assay.http;

import io.vertx.core.http.HttpHeaders;

/** Names and values of headers in the form that costs least to write. Immutable. */
final class Headers {
  static final CharSequence AGE = HttpHeaders.createOptimized("age");
  static final CharSequence EVENTS = HttpHeaders.createOptimized("text/event-stream");
  static final CharSequence HIT = HttpHeaders.createOptimized("HIT");
  static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  static final CharSequence LAST_EVENT_ID = HttpHeaders.createOptimized("last-event-id");
  static final CharSequence MISS = HttpHeaders.createOptimized("MISS");
  static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
  static final CharSequence PROBLEM = HttpHeaders.createOptimized("application/problem+json");
  static final CharSequence STALE = HttpHeaders.createOptimized("STALE");
  static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain; charset=utf-8");
  static final CharSequence X_CACHE = HttpHeaders.createOptimized("x-cache");
  static final CharSequence X_CONTENT_TYPE_OPTIONS =
      HttpHeaders.createOptimized("x-content-type-options");
  static final CharSequence X_REQUEST_ID = HttpHeaders.createOptimized("x-request-id");
  static final CharSequence X_TIMEOUT_MS = HttpHeaders.createOptimized("x-timeout-ms");
  static final CharSequence YAML = HttpHeaders.createOptimized("application/yaml");

  private Headers() {}
}
