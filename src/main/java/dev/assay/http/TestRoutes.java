package dev.assay.http;

import dev.assay.testgen.Testgen;
import io.vertx.core.Future;

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
    return known != null
        ? Future.succeededFuture(hit(known))
        : exchange
            .ask(Testgen.GENERATE, question)
            .map(made -> Answer.rendered(Rendered.of(made), Headers.MISS));
  }

  // The lane had nothing, so the answer is cached elsewhere, where its age is known and not told.
  private Future<Answer> recall(Exchange exchange) {
    String id = exchange.path("id");
    Rendered known = lanes.tests().apply(id);
    if (known != null) {
      return Future.succeededFuture(exchange.unlessKnown(known, hit(known)));
    }
    return exchange
        .ask(Testgen.RECALL, new Testgen.Recall(id))
        .map(recalled -> {
          Rendered rendered = Rendered.of(recalled);
          return exchange.unlessKnown(rendered, Answer.rendered(rendered, Headers.HIT));
        });
  }

  private static Answer hit(Rendered known) {
    return Answer.rendered(known, Headers.HIT)
        .with(Headers.AGE, Long.toString(known.age().toSeconds()));
  }
}
