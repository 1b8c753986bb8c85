package dev.assay.http;

import dev.assay.code.Code;
import io.vertx.core.Future;

/**
 * Signatures of a source. On event loops: decoding a body of 2 MB and hashing it takes a few
 * milliseconds there, which a hop to a worker would not make less for the source of ordinary size.
 */
final class SignatureRoutes {
  private final FastLanes lanes;

  private SignatureRoutes(FastLanes lanes) {
    this.lanes = lanes;
  }

  static void add(Routes routes, FastLanes lanes) {
    routes.post("/v1/signatures", new SignatureRoutes(lanes)::read);
  }

  private Future<Answer> read(Exchange exchange) {
    Code.Read question = exchange.body(Code.Read.class);
    Code.Signatures known = lanes.signatures().apply(question);
    return known != null
        ? Future.succeededFuture(answer(known))
        : exchange.ask(Code.READ, question).map(SignatureRoutes::answer);
  }

  private static Answer answer(Code.Signatures signatures) {
    return Answer.json(signatures)
        .with(
            Headers.X_CACHE,
            switch (signatures.cache()) {
              case HIT -> Headers.HIT;
              case MISS -> Headers.MISS;
            });
  }
}
