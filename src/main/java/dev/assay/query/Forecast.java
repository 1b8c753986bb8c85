package dev.assay.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.bus.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the query desk says of how long queries will take, and what it learns that from. Immutable
 * messages, safe on any thread.
 */
public final class Forecast {
  /** How long queries will take; one or many. */
  public static final Endpoint<Predict, Predicted> PREDICT =
      endpoint("predict", Predict.class, Predicted.class, 10);

  /** What it really took, against a prediction. */
  public static final Endpoint<Validate, Validated> VALIDATE =
      endpoint("validate", Validate.class, Validated.class, 5);

  /** Begins to train a model from what was collected; a repeated key is the same job. */
  public static final Endpoint<Train, Job> TRAIN = endpoint("train", Train.class, Job.class, 10);

  /** How far a training job is. */
  public static final Endpoint<AskJob, Job> JOB = endpoint("job", AskJob.class, Job.class, 5);

  private Forecast() {}

  private static <Q extends Record, A extends Record> Endpoint<Q, A> endpoint(
      String verb, Class<Q> question, Class<A> answer, int seconds) {
    return new Endpoint<>("assay.query." + verb, question, answer, Duration.ofSeconds(seconds));
  }

  /**
   * Asks how long a query will take, or several.
   *
   * @param items asked for instead of {@code fingerprint} or {@code sql}, at most 1,000
   */
  public record Predict(String database, List<PredictItem> items) {
    public Predict {
      items = items == null ? List.of() : List.copyOf(items);
    }
  }

  /** One query, by its fingerprint or its text; {@code scenario} by default {@code current}. */
  public record PredictItem(
      @Nullable String fingerprint, @Nullable String sql, Query.@Nullable Scenario scenario) {}

  /** The predictions in the order they were asked for. */
  public record Predicted(List<Prediction> predictions) {
    public Predicted {
      predictions = List.copyOf(predictions);
    }
  }

  /**
   * How long a query will take.
   *
   * @param id to validate it by
   * @param predictedMs null where there is nothing to tell it from; then {@code degraded} says why
   * @param source what it was told from
   * @param interval null where it cannot be told
   * @param degraded why it is not from the model; null where it is
   * @param stale why it is an older answer; null where it is not
   * @param modelledAt when the model said it, which may be a while ago; null where it did not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Prediction(
      String id,
      String fingerprint,
      Query.Scenario scenario,
      @Nullable Double predictedMs,
      @Nullable Interval interval,
      @Nullable Source source,
      @Nullable String modelVersion,
      String featureVersion,
      @Nullable String degraded,
      @Nullable String stale,
      @Nullable Instant modelledAt) {}

  /** Where so large a share of the times will lie, in milliseconds. */
  public record Interval(double low, double high, double coverage) {}

  /** What a prediction was told from. */
  public enum Source {
    MODEL("model"),
    HISTORY("history"),
    PLANNER_COST("plannerCost");

    private final String wire;

    Source(String wire) {
      this.wire = wire;
    }

    @JsonValue
    public String wire() {
      return wire;
    }
  }

  /** Tells what it really took. */
  public record Validate(String id, double actualMs) {}

  /**
   * A prediction against what it really took.
   *
   * @param errorPercent of the actual time, positive where the prediction was too long
   * @param withinInterval null where the prediction had no interval
   * @param modelAccuracy of all validated predictions of the model's version: median q-error and
   *     share within the interval; null before the first
   */
  public record Validated(
      String id,
      double errorPercent,
      @Nullable Boolean withinInterval,
      @Nullable Accuracy modelAccuracy) {}

  /**
   * How good the predictions of a model were so far.
   *
   * @param modelVersion null for those that were not told by a model
   * @param withinInterval share of those that had an interval; null where none had
   */
  public record Accuracy(
      @Nullable String modelVersion,
      long validated,
      double medianQError,
      @Nullable Double withinInterval) {}

  /**
   * Asks for a model.
   *
   * @param lookback how far back, as {@code 7d}; by default all there is
   * @param key idempotency key; null for none
   */
  public record Train(String database, @Nullable String lookback, @Nullable String key) {}

  /** Asks for a training job. */
  public record AskJob(String id) {}

  /**
   * A training job.
   *
   * @param stage {@code collecting}, {@code training}, {@code evaluating}, {@code done}
   * @param progress 0 to 1
   * @param model its id, once it is there
   * @param reason why it failed; null where it did not
   */
  public record Job(
      String id,
      String database,
      JobStatus status,
      String stage,
      double progress,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String model,
      @Nullable String reason) {}

  /** How a job is; in JSON in lower case. */
  public enum JobStatus {
    RUNNING,
    DONE,
    FAILED;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
