package dev.assay.review;

import dev.assay.bus.Call;
import dev.assay.bus.Endpoint;
import dev.assay.code.CodeReader;
import dev.assay.code.Queries;
import dev.assay.code.SourceUnit;
import dev.assay.query.Advisory;
import dev.assay.query.Forecast;
import dev.assay.query.Insight;
import dev.assay.query.Query;
import dev.assay.query.fingerprint.Fingerprints;
import dev.assay.testgen.Testgen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;

/**
 * Whom a review asks. None of it may block.
 *
 * @param queries what sources ask, by their paths
 * @param unit what a source declares
 */
public record Ports(
    Port<Map<String, String>, List<Queries>> queries,
    Port<String, SourceUnit> unit,
    Port<Query.AskFingerprint, Query.Fingerprinted> fingerprint,
    Port<Query.AskDatabases, Query.Databases> databases,
    Port<Query.AskHistory, Query.History> history,
    Port<Query.Explain, Query.Explained> explain,
    Port<Forecast.Predict, Forecast.Predicted> predict,
    Port<Insight.AskAnomalies, Insight.Anomalies> anomalies,
    Port<Advisory.AskAdvice, Advisory.Advice> advice,
    Port<Testgen.Generate, Testgen.Generated> tests) {

  /** One who answers within a call's deadline. */
  @FunctionalInterface
  public interface Port<Q, A> {
    Future<A> ask(Q question, Call call);
  }

  /** The parts of this server: readers by their objects, desks over the bus. */
  public static Ports over(Vertx vertx, CodeReader reader, Fingerprints fingerprints) {
    return new Ports(
        reader::queries,
        reader::unit,
        fingerprints::of,
        bus(vertx, Query.DATABASES),
        bus(vertx, Query.HISTORY),
        bus(vertx, Query.EXPLAIN),
        bus(vertx, Forecast.PREDICT),
        bus(vertx, Insight.ANOMALIES),
        bus(vertx, Advisory.ADVICE),
        bus(vertx, Testgen.GENERATE));
  }

  private static <Q extends Record, A extends Record> Port<Q, A> bus(
      Vertx vertx, Endpoint<Q, A> endpoint) {
    return (question, call) -> endpoint.ask(vertx, question, call);
  }
}
