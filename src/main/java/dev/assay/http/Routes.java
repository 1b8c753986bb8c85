package dev.assay.http;

import dev.assay.bus.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one port answers: path templates with their methods, and a router over them. Filled before
 * the port opens, on one thread, and not changed afterwards.
 *
 * <p>Messages are checked by the records they are read into and not by an OpenAPI validator, which
 * would parse each body a second time; a test holds the routes to {@code openapi.yaml}.
 */
final class Routes {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;
  private static final String EXCHANGE = "assay.exchange";

  private final Map<String, List<Verb>> templates = new LinkedHashMap<>();
  private Action otherwise =
      exchange -> {
        throw Fault.ABSENT.because("nothing is at this path; GET / lists what is");
      };

  /** Answers one kind of request; what it throws or fails with becomes a problem. */
  @FunctionalInterface
  interface Action {
    Future<Answer> answer(Exchange exchange);
  }

  /** A method with what answers it. */
  record Verb(HttpMethod method, boolean body, Action action) {}

  Routes get(String template, Action action) {
    return add(template, new Verb(HttpMethod.GET, false, action));
  }

  Routes delete(String template, Action action) {
    return add(template, new Verb(HttpMethod.DELETE, false, action));
  }

  Routes post(String template, Action action) {
    return add(template, new Verb(HttpMethod.POST, true, action));
  }

  /** A POST that says all in its path; a body that comes with it is not read. */
  Routes postBare(String template, Action action) {
    return add(template, new Verb(HttpMethod.POST, false, action));
  }

  Routes patch(String template, Action action) {
    return add(template, new Verb(HttpMethod.PATCH, true, action));
  }

  /** What answers at every path that is no route. */
  Routes otherwise(Action action) {
    otherwise = action;
    return this;
  }

  private Routes add(String template, Verb verb) {
    templates.computeIfAbsent(template, key -> new ArrayList<>()).add(verb);
    return this;
  }

  /** Every route as {@code GET /v1/pools}, in order of registration. */
  List<String> list() {
    return templates.entrySet().stream()
        .flatMap(each -> each.getValue().stream().map(verb -> verb.method() + " " + each.getKey()))
        .toList();
  }

  Router router(Vertx vertx, Exchange.Floor floor) {
    Router router = Router.router(vertx);
    router
        .route()
        .handler(context -> {
          context.put(EXCHANGE, new Exchange(context, floor));
          context.next();
        })
        .failureHandler(context -> fail(context, floor));
    // A path that is written out goes before one with a variable in its place.
    templates.entrySet().stream()
        .sorted(Comparator.comparing(each -> each.getKey().contains("{")))
        .forEach(each -> {
          var resource = new Resource(each.getKey(), each.getValue(), floor.meters());
          router
              .route(each.getKey().replaceAll("\\{(\\w+)}", ":$1"))
              .handler(context -> resource.answer(exchange(context, floor), vertx))
              .failureHandler(context -> fail(context, floor));
        });
    router
        .route()
        .handler(context -> {
          Exchange exchange = exchange(context, floor);
          Future.succeededFuture(exchange)
              .compose(otherwise::answer)
              .onSuccess(exchange::send)
              .onFailure(exchange::fail);
        });
    List.of(BAD_REQUEST, NOT_FOUND, SERVER_ERROR)
        .forEach(status -> router.errorHandler(status, context -> fail(context, floor)));
    return router;
  }

  // Only the router itself fails a context: actions answer by their futures.
  private static void fail(RoutingContext context, Exchange.Floor floor) {
    Throwable cause = context.failure();
    int status = context.statusCode();
    if (cause == null || (status >= BAD_REQUEST && status < SERVER_ERROR)) {
      cause = refusal(status, cause);
    }
    exchange(context, floor).fail(cause);
  }

  private static Refusal refusal(int status, @Nullable Throwable cause) {
    if (status == NOT_FOUND) {
      return Refusal.of(status, Fault.ABSENT, "a path starts with /");
    }
    return Refusal.of(
        BAD_REQUEST,
        Fault.INVALID,
        cause instanceof VertxException told
            ? String.valueOf(told.getMessage())
            : "the path or query cannot be decoded");
  }

  // A path that cannot be decoded fails before the first route has made the exchange.
  private static Exchange exchange(RoutingContext context, Exchange.Floor floor) {
    @Nullable Exchange there = context.get(EXCHANGE);
    return there == null ? new Exchange(context, floor) : there;
  }
}
