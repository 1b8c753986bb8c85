package dev.assay.http;

import dev.assay.observe.Meters;
import dev.assay.observe.RouteTimer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One path template with its methods: finds the one that was asked for. On event loops. */
final class Resource {
  private static final int NO_CONTENT = 204;

  private final String template;
  private final Map<HttpMethod, Timed> verbs = new HashMap<>();
  private final String allow;

  private record Timed(Routes.Verb verb, RouteTimer timer) {}

  Resource(String template, List<Routes.Verb> answered, Meters meters) {
    this.template = template;
    for (Routes.Verb verb : answered) {
      verbs.put(verb.method(), new Timed(verb, meters.route(verb.method().name(), template)));
    }
    Timed get = verbs.get(HttpMethod.GET);
    if (get != null) {
      verbs.put(HttpMethod.HEAD, new Timed(get.verb(), meters.route("HEAD", template)));
    }
    var options =
        new Routes.Verb(HttpMethod.OPTIONS, false, exchange -> Future.succeededFuture(options()));
    verbs.put(HttpMethod.OPTIONS, new Timed(options, meters.route("OPTIONS", template)));
    this.allow =
        Stream.of("GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS")
            .filter(name -> verbs.containsKey(HttpMethod.valueOf(name)))
            .collect(Collectors.joining(", "));
  }

  void answer(Exchange exchange, Vertx vertx) {
    Timed timed = verbs.get(exchange.request().method());
    if (timed == null) {
      exchange.fail(Refusal.method(exchange.request().method().name(), allow));
      return;
    }
    Future.succeededFuture()
        .compose(now -> {
          exchange.matched(template, timed.timer());
          return timed.verb().body()
              ? BodyReader.read(exchange, vertx).map(whole -> received(exchange, whole))
              : Future.succeededFuture(exchange);
        })
        .compose(ready -> timed.verb().action().answer(ready))
        .onSuccess(exchange::send)
        .onFailure(exchange::fail);
  }

  private static Exchange received(Exchange exchange, Buffer whole) {
    exchange.received(whole);
    return exchange;
  }

  private Answer options() {
    return Answer.empty(NO_CONTENT).with(HttpHeaders.ALLOW, allow);
  }
}
