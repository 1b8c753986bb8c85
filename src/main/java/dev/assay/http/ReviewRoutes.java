package dev.assay.http;

import dev.assay.review.Review;
import io.vertx.core.Future;

/** What the methods of sources ask a database, and what that costs. On event loops. */
final class ReviewRoutes {
  private ReviewRoutes() {}

  static void add(Routes routes) {
    routes.post("/v1/reviews", ReviewRoutes::review);
  }

  private static Future<Answer> review(Exchange exchange) {
    return exchange.ask(Review.REVIEW, exchange.body(Review.Examine.class)).map(Answer::json);
  }
}
