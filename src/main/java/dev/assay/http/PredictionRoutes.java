package dev.assay.http;

import dev.assay.bus.Fault;
import dev.assay.query.Forecast;
import dev.assay.query.Query;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
    Instant began = Instant.now();
    return asked.items() == null
        ? one(exchange, asked, began)
        : exchange
            .ask(Forecast.PREDICT, new Forecast.Predict(asked.database(), asked.items()))
            .map(told -> aged(Answer.json(told), told.predictions(), began));
  }

  private static Future<Answer> one(Exchange exchange, Asked asked, Instant began) {
    var item = new Forecast.PredictItem(asked.fingerprint(), asked.sql(), asked.scenario());
    return exchange
        .ask(Forecast.PREDICT, new Forecast.Predict(asked.database(), List.of(item)))
        .map(predicted -> {
          Forecast.Prediction prediction = predicted.predictions().getFirst();
          if (prediction.predictedMs() == null) {
            throw Fault.UNAVAILABLE.because(String.valueOf(prediction.degraded()));
          }
          return aged(Answer.json(prediction), predicted.predictions(), began);
        });
  }

  /** With how old it is: as old as the oldest that the model said before this was asked. */
  private static Answer aged(Answer answer, List<Forecast.Prediction> told, Instant began) {
    if (!told.stream().allMatch(one -> saidBefore(one, began))) {
      return answer.with(Headers.X_CACHE, Headers.MISS);
    }
    boolean stale = told.stream().anyMatch(one -> one.stale() != null);
    Instant oldest =
        told.stream()
            .map(Forecast.Prediction::modelledAt)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(began);
    return answer.cached(stale ? Headers.STALE : Headers.HIT, Duration.between(oldest, began));
  }

  private static boolean saidBefore(Forecast.Prediction prediction, Instant began) {
    Instant at = prediction.modelledAt();
    return at != null && at.isBefore(began);
  }

  private static Future<Answer> validate(Exchange exchange) {
    Actual actual = exchange.body(Actual.class);
    return exchange
        .ask(Forecast.VALIDATE, new Forecast.Validate(exchange.path("id"), actual.actualMs()))
        .map(Answer::json);
  }
}
