package dev.assay.http;

import dev.assay.bus.Fault;
import dev.assay.observe.Meters;
import dev.assay.observe.RouteTimer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pages for browsers: one shell for all of them, which looks at its address, and the files that
 * it loads. Everything that no other route answers comes here. On event loops.
 */
final class PageRoutes {
  // The first part of the paths that the shell knows; web/js/app.js has the same.
  private static final Set<String> PAGES = Set.of("", "tests", "queries", "reviews", "docs");
  private static final CharSequence FOR_EVER =
      HttpHeaders.createOptimized("public, max-age=31536000, immutable");
  private static final CharSequence ASK_AGAIN = HttpHeaders.createOptimized("no-cache");
  private static final CharSequence POLICY = HttpHeaders.createOptimized("content-security-policy");
  private static final CharSequence REFERRER = HttpHeaders.createOptimized("referrer-policy");
  private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
  private static final CharSequence OPENER =
      HttpHeaders.createOptimized("cross-origin-opener-policy");
  private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");
  private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
  private static final CharSequence BY_ENCODING = HttpHeaders.createOptimized("accept-encoding");
  private static final CharSequence BY_BOTH =
      HttpHeaders.createOptimized("accept, accept-encoding");
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final RouteTimer pages;
  private final RouteTimer files;
  private @Nullable Future<Assets> assets;

  private PageRoutes(Meters meters) {
    this.pages = meters.route("GET", "(pages)");
    this.files = meters.route("GET", "/assets/{file}");
  }

  /** To be added to the routes of a verticle, on whose event loop it then works. */
  static void add(Routes routes, Meters meters, Buffer listed) {
    var there = new PageRoutes(meters);
    routes.get("/", exchange -> there.root(exchange, listed)).otherwise(there::other);
  }

  // Who writes programs wants the list of routes, who looks wants to see something.
  private Future<Answer> root(Exchange exchange, Buffer listed) {
    return looks(exchange)
        ? page(exchange, OK)
        : Future.succeededFuture(
            Answer.of(OK, Headers.TEXT, listed).with(HttpHeaders.VARY, BY_BOTH));
  }

  private Future<Answer> other(Exchange exchange) {
    HttpMethod method = exchange.request().method();
    String path = exchange.request().path();
    boolean reads = HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
    if (reads && path.startsWith(Assets.ROOT)) {
      exchange.matched("/assets/{file}", files);
      return file(exchange, path);
    }
    if (reads && PAGES.contains(first(path))) {
      exchange.matched("(pages)", pages);
      return page(exchange, OK);
    }
    if (reads && looks(exchange)) {
      return page(exchange, NOT_FOUND);
    }
    throw Fault.ABSENT.because("nothing is at this path; GET / lists what is");
  }

  private static String first(String path) {
    int end = path.indexOf('/', 1);
    return path.substring(1, end < 0 ? path.length() : end);
  }

  private static boolean looks(Exchange exchange) {
    String accept = exchange.request().getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains("text/html");
  }

  private Future<Answer> page(Exchange exchange, int status) {
    return assets(exchange)
        .compose(all -> body(exchange, all.shell()).map(body -> page(all, body, status)));
  }

  private static Answer page(Assets all, Answer body, int status) {
    return new Answer(status, body.type(), body.body(), body.headers())
        .with(HttpHeaders.CACHE_CONTROL, ASK_AGAIN)
        .with(HttpHeaders.VARY, BY_BOTH)
        .with(POLICY, all.policy())
        .with(REFERRER, NO_REFERRER)
        .with(OPENER, SAME_ORIGIN);
  }

  private Future<Answer> file(Exchange exchange, String path) {
    return assets(exchange)
        .compose(all -> {
          Asset asset = all.find(path);
          if (asset == null) {
            throw Fault.ABSENT.because(
                "no such file in this version of the pages; load the page again");
          }
          return body(exchange, asset)
              .map(body ->
                  body.with(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                      .with(HttpHeaders.VARY, BY_ENCODING));
        });
  }

  private static Future<Answer> body(Exchange exchange, Asset asset) {
    String taken = exchange.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    if (taken == null || !taken.contains("gzip")) {
      return Future.succeededFuture(Answer.of(OK, asset.type(), asset.bytes()));
    }
    Buffer made = asset.gzipNow();
    Future<Buffer> gzip =
        made == null
            ? exchange.vertx().executeBlocking(asset::gzip, false)
            : Future.succeededFuture(made);
    return gzip.map(
        bytes -> Answer.of(OK, asset.type(), bytes).with(HttpHeaders.CONTENT_ENCODING, GZIP));
  }

  // Read when the first browser comes: a server that is only asked by programs never needs them.
  private Future<Assets> assets(Exchange exchange) {
    Future<Assets> there = assets;
    if (there == null) {
      there = exchange.vertx().executeBlocking(Assets::shared, false);
      assets = there;
    }
    return there;
  }
}
