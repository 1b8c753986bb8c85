package dev.assay.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets the pages of some other origins ask. On event loops; immutable.
 *
 * <p>Not the handler of Vert.x Web, which refuses each request with another origin's name: a page
 * of our own names its origin too. Who is not listed is told nothing, and its browser keeps the
 * answer from it. Credentials are never let through: there are no cookies.
 */
final class Cors {
  private static final String ANY = "*";
  private static final int NO_CONTENT = 204;
  private static final Pattern NAMES = Pattern.compile("[\\w-]+(\\s*,\\s*[\\w-]+)*");
  private static final CharSequence VARY =
      HttpHeaders.createOptimized("access-control-request-headers");
  private static final CharSequence METHODS =
      HttpHeaders.createOptimized("GET, HEAD, POST, PATCH, DELETE");
  private static final CharSequence TEN_MINUTES = HttpHeaders.createOptimized("600");
  private static final CharSequence EXPOSED =
      HttpHeaders.createOptimized(
          "age, etag, location, preference-applied, ratelimit, ratelimit-limit, ratelimit-policy,"
              + " ratelimit-remaining, ratelimit-reset, retry-after, x-cache, x-request-id");

  private final Set<String> origins;
  private final Stamp stamp;

  Cors(List<String> origins, Stamp stamp) {
    this.origins = Set.copyOf(origins);
    this.stamp = stamp;
  }

  /** Says on the answer to come who may read it; true where it was a preflight, now answered. */
  boolean answers(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (!origins.contains(ANY)) {
      response.headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
    if (origin == null) {
      return false;
    }
    boolean allowed = origins.contains(ANY) || origins.contains(origin);
    if (allowed) {
      response
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origins.contains(ANY) ? ANY : origin)
          .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
    boolean preflight =
        HttpMethod.OPTIONS.equals(request.method())
            && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    if (preflight) {
      answer(request, response, allowed);
    }
    return preflight;
  }

  private void answer(HttpServerRequest request, HttpServerResponse response, boolean allowed) {
    stamp.on(response, Stamp.requestId(request));
    if (allowed) {
      response
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
          .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, TEN_MINUTES);
      @Nullable String names = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
      if (names != null && NAMES.matcher(names.strip()).matches()) {
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, names.strip());
      }
      response.headers().add(HttpHeaders.VARY, VARY);
    }
    response.setStatusCode(NO_CONTENT).end();
  }
}
