package dev.assay.http;

import dev.assay.bus.Bus;
import dev.assay.bus.Fault;
import dev.assay.code.Queries;
import dev.assay.review.Review;
import dev.assay.testgen.Testgen;
import io.vertx.core.Future;
import java.util.List;

/** Answers for the review behind the bus, with a whole record; {@code nowhere} is not watched. */
final class ReviewPeer {
  private ReviewPeer() {}

  static Future<?> serve(Bus bus) {
    return bus.serve(Review.REVIEW, (question, call) -> Future.succeededFuture(reviewed(question)));
  }

  private static Review.Reviewed reviewed(Review.Examine question) {
    if ("nowhere".equals(question.database())) {
      throw Fault.ABSENT.because("no database 'nowhere' is watched; the nearest is 'demo'");
    }
    var asked =
        new Review.Asked(
            "SELECT 1 FROM t WHERE a = $1",
            Queries.Language.SQL,
            3,
            "dc4800056d44bba6",
            false,
            "line 3: a is only known at run time",
            true,
            null,
            null,
            null,
            null,
            null,
            "plan: the query desk does not answer");
    var smell = new Queries.Smell("selectStar", 3, "it reads every column", List.of(3));
    var tests =
        new Review.Tests(
            Testgen.Verdict.GREEN,
            "SumTest.java",
            List.of(new Review.TestMethod("of_returns3", "void of_returns3() {}")),
            List.of(),
            List.of());
    var method =
        new Review.Method(
            question.sources() == null ? null : question.sources().getFirst().path(),
            "Sum",
            "of",
            "of(int,int)",
            2,
            List.of(asked),
            List.of(smell),
            tests,
            null);
    var written = new Testgen.TestClass("SumTest.java", "class SumTest {}");
    return new Review.Reviewed(List.of(method), List.of(written), null);
  }
}
