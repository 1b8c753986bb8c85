package dev.assay.http;

import dev.assay.query.Query;
import io.vertx.core.Future;

/** What the query desk tells of statements. On event loops. */
final class QueryRoutes {
  private final FastLanes lanes;

  private QueryRoutes(FastLanes lanes) {
    this.lanes = lanes;
  }

  static void add(Routes routes, FastLanes lanes) {
    routes.post("/v1/fingerprints", new QueryRoutes(lanes)::fingerprint);
  }

  private Future<Answer> fingerprint(Exchange exchange) {
    Query.AskFingerprint question = exchange.body(Query.AskFingerprint.class);
    Query.Fingerprinted known = lanes.fingerprints().apply(question);
    return known != null
        ? Future.succeededFuture(answer(known, Headers.HIT))
        : exchange.ask(Query.FINGERPRINT, question).map(made -> answer(made, Headers.MISS));
  }

  private static Answer answer(Query.Fingerprinted fingerprinted, CharSequence cache) {
    return Answer.json(fingerprinted).with(Headers.X_CACHE, cache);
  }
}
