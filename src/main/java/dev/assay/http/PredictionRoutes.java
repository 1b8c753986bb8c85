package dev.assay.http;

import dev.assay.bus.Fault;
import dev.assay.query.Forecast;
import dev.assay.query.Query;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long queries will take, and whether that was right. On event loops. */
final class PredictionRoutes {
  private static final String ROOT = "/v1/predictions";

  private PredictionRoutes() {}

  /**
   * What is to be predicted.
   *
   * @param items where it is more than one; then there is nothing else but the database
   */
  record Asked(
      String database,
      @Nullable String fingerprint,
      @Nullable String sql,
      Query.@Nullable Scenario scenario,
      @Nullable List<Forecast.PredictItem> items) {
    Asked {
      if (database == null) {
        throw Fault.INVALID.because("field 'database': expected the name of a database");
      }
      if (items != null && (fingerprint != null || sql != null || scenario != null)) {
        throw Fault.INVALID.because(
            "expected either 'items' or one of 'fingerprint' and 'sql', not both");
      }
    }
  }

  /** What it really took. */
  record Actual(double actualMs) {}

  static void add(Routes routes) {
    routes
        .post(ROOT, PredictionRoutes::predict)
        .post(ROOT + "/{id}/validation", PredictionRoutes::validate);
  }

  private static Future<Answer> predict(Exchange exchange) {
    Asked asked = exchange.body(Asked.class);
    return asked.items() == null
        ? one(exchange, asked)
        : exchange
            .ask(Forecast.PREDICT, new Forecast.Predict(asked.database(), asked.items()))
            .map(Answer::json);
  }

  private static Future<Answer> one(Exchange exchange, Asked asked) {
    var item = new Forecast.PredictItem(asked.fingerprint(), asked.sql(), asked.scenario());
    return exchange
        .ask(Forecast.PREDICT, new Forecast.Predict(asked.database(), List.of(item)))
        .map(predicted -> {
          Forecast.Prediction prediction = predicted.predictions().getFirst();
          if (prediction.predictedMs() == null) {
            throw Fault.UNAVAILABLE.because(String.valueOf(prediction.degraded()));
          }
          return Answer.json(prediction);
        });
  }

  private static Future<Answer> validate(Exchange exchange) {
    Actual actual = exchange.body(Actual.class);
    return exchange
        .ask(Forecast.VALIDATE, new Forecast.Validate(exchange.path("id"), actual.actualMs()))
        .map(Answer::json);
  }
}
