package dev.assay.http;

import dev.assay.observe.Loggers;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** What is logged, looked at and changed, in the form of Spring Boot's actuator. On event loops. */
final class LoggerRoutes {
  private static final String ROOT = "/loggers";
  private static final String ONE = ROOT + "/{name}";

  private LoggerRoutes() {}

  /** The level from now on; null takes it from the logger above again. */
  record Level(@Nullable String configuredLevel) {}

  static void add(Routes routes) {
    routes
        .get(ROOT, exchange -> Future.succeededFuture(Answer.json(Loggers.all())))
        .get(
            ONE, exchange -> Future.succeededFuture(Answer.json(Loggers.of(exchange.path("name")))))
        .patch(ONE, LoggerRoutes::change)
        .post(ONE, LoggerRoutes::change);
  }

  private static Future<Answer> change(Exchange exchange) {
    String level = exchange.body(Level.class).configuredLevel();
    return Future.succeededFuture(Answer.json(Loggers.change(exchange.path("name"), level)));
  }
}
