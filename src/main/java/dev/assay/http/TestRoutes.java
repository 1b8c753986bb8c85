package dev.assay.http;

import dev.assay.testgen.Effort;
import dev.assay.testgen.Testgen;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;

/** Tests for a source, and answers given earlier. On event loops. */
final class TestRoutes {
  private final FastLanes lanes;

  private TestRoutes(FastLanes lanes) {
    this.lanes = lanes;
  }

  static void add(Routes routes, FastLanes lanes) {
    var tests = new TestRoutes(lanes);
    routes.post("/v1/tests", tests::generate).get(TestLane.TEMPLATE, tests::recall);
  }

  private Future<Answer> generate(Exchange exchange) {
    Testgen.Generate question = exchange.body(Testgen.Generate.class);
    Rendered known = lanes.sameQuestion().apply(question);
    if (known != null) {
      return Future.succeededFuture(hit(known));
    }
    return Effort.of(question).isLong()
        ? JobRoutes.start(exchange, question)
        : exchange
            .ask(Testgen.GENERATE, question)
            .map(made -> Answer.rendered(Rendered.of(made), Headers.MISS));
  }

  private Future<Answer> recall(Exchange exchange) {
    String id = exchange.path("id");
    Rendered known = lanes.tests().apply(id);
    return known != null
        ? Future.succeededFuture(hit(known).with(HttpHeaders.CACHE_CONTROL, Headers.A_MINUTE))
        : JobRoutes.state(exchange, id);
  }

  private static Answer hit(Rendered known) {
    return Answer.hit(known, known.age());
  }
}
