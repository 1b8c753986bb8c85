package dev.assay.ml;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.bus.Endpoint;
import dev.assay.bus.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the proxy to the model service answers and announces. Immutable, safe on any thread. */
public final class Ml {
  /** The one model that is asked for: the time of queries from their features. */
  public static final String QUERY_TIME = "query-time";

  /**
   * What the active model says of rows of features. UNAVAILABLE where the service cannot be asked:
   * the breaker is open, the retries are spent, the answer makes no sense.
   */
  public static final Endpoint<Infer, Inferred> INFER =
      endpoint("infer", Infer.class, Inferred.class, 5);

  /**
   * Begins to train a model; a repeated key is the same fitting. Only the embedded service can, a
   * foreign one is INVALID.
   */
  public static final Endpoint<Fit, Fitting> FIT = endpoint("fit", Fit.class, Fitting.class, 30);

  /** How far a fitting is. */
  public static final Endpoint<AskFitting, Fitting> FITTING =
      endpoint("fitting", AskFitting.class, Fitting.class, 5);

  /** The models there are. */
  public static final Endpoint<AskModels, Models> MODELS =
      endpoint("models", AskModels.class, Models.class, 5);

  /** One model. */
  public static final Endpoint<AskModel, Model> MODEL =
      endpoint("model", AskModel.class, Model.class, 5);

  /** Makes a model the one that answers; the same as rolling back to it. */
  public static final Endpoint<Activate, Model> ACTIVATE =
      endpoint("activate", Activate.class, Model.class, 5);

  /** How the proxy is: pool, retries, breakers. */
  public static final Endpoint<AskProxy, Proxy> PROXY =
      endpoint("proxy", AskProxy.class, Proxy.class, 5);

  /**
   * Another model answers from now on: one was made active here, or the service was seen to answer
   * by another one than before, the first one too.
   */
  public static final Topic<Activated> ACTIVATED =
      new Topic<>("assay.ml.activated", Activated.class);

  /** A breaker changed its state. */
  public static final Topic<BreakerChanged> BREAKER_CHANGED =
      new Topic<>("assay.ml.breaker-changed", BreakerChanged.class);

  private Ml() {}

  private static <Q extends Record, A extends Record> Endpoint<Q, A> endpoint(
      String verb, Class<Q> question, Class<A> answer, int seconds) {
    return new Endpoint<>("assay.ml." + verb, question, answer, Duration.ofSeconds(seconds));
  }

  /**
   * Asks a model.
   *
   * @param featureVersion what the rows were made by; a model of another version refuses them
   * @param rows features in the order of that version, none below 0; -1 for one that is not known,
   *     since JSON has no NaN
   */
  public record Infer(String model, String featureVersion, List<List<Double>> rows) {
    public Infer {
      rows = rows == null ? List.of() : rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * What the model says, a row for each that was asked.
   *
   * @param coverage of the intervals; 0 where the service gives none
   */
  public record Inferred(String modelVersion, double coverage, List<Estimate> rows) {
    public Inferred {
      rows = List.copyOf(rows);
    }
  }

  /**
   * What the model says of one row, in milliseconds.
   *
   * @param low null where the service gives no interval
   */
  public record Estimate(double ms, @Nullable Double low, @Nullable Double high) {}

  /**
   * Asks for a model to be trained, evaluated on what is held out, and kept; it is made active
   * where it is better than the one that is.
   *
   * @param key what makes a repeated question the same one
   * @param features names, in the order of the rows
   * @param examples at least 50
   */
  public record Fit(
      String key,
      String database,
      String featureVersion,
      List<String> features,
      List<Example> examples) {
    public Fit {
      features = List.copyOf(features);
      examples = List.copyOf(examples);
    }
  }

  /**
   * What a query took in one interval.
   *
   * @param group the fingerprint: all of a query is held out, or none, for the figures of unseen
   *     ones
   * @param actualMs the mean of the interval
   * @param weight calls, for instance
   * @param cost the planner's total cost; -1 where there is no plan
   */
  public record Example(
      String group, List<Double> row, double actualMs, double weight, double cost) {
    public Example {
      row = List.copyOf(row);
    }
  }

  /** Asks for a fitting. */
  public record AskFitting(String id) {}

  /**
   * A training.
   *
   * @param progress 0 to 1
   * @param model once it is there
   * @param reason why it failed; null where it did not
   */
  public record Fitting(
      String id, Stage stage, double progress, @Nullable Model model, @Nullable String reason) {}

  /** How far a fitting is; in JSON in lower case. */
  public enum Stage {
    TRAINING,
    EVALUATING,
    DONE,
    FAILED;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Asks for the models. */
  public record AskModels() {}

  /** All models, newest first. */
  public record Models(String service, boolean embedded, List<Model> models) {
    public Models {
      models = List.copyOf(models);
    }
  }

  /** Asks for one model. */
  public record AskModel(String id) {}

  /**
   * A model.
   *
   * @param id also its version on the wire
   * @param known figures on held-out intervals of queries that it was trained on
   * @param unseen figures on queries that it has never seen
   * @param note why it was made active, or was not
   */
  public record Model(
      String id,
      String name,
      String database,
      String featureVersion,
      boolean active,
      Instant trainedAt,
      int examples,
      int queries,
      double coverage,
      @Nullable HeldOut known,
      @Nullable HeldOut unseen,
      String note) {}

  /**
   * Figures on what was held out, beside those of the two baselines.
   *
   * @param covered share of the times that lay within the interval
   */
  public record HeldOut(
      int examples,
      QErrors model,
      QErrors fingerprintMedian,
      QErrors plannerCost,
      double covered) {}

  /** Quantiles of max(predicted/actual, actual/predicted), both at least 1 ms. */
  public record QErrors(double p50, double p90, double p95, double p99) {}

  /** Makes a model the active one. */
  public record Activate(String id) {}

  /** Another model answers. */
  public record Activated(String id, @Nullable String before, Instant at) {}

  /** Asks how the proxy is. */
  public record AskProxy() {}

  /**
   * How the proxy is.
   *
   * @param retryBudget retries that may be made now
   * @param url without user and password
   * @param operations by name: {@code infer}, {@code fit} (and its progress), {@code models} (and
   *     activation), and {@code ready}: health and metadata, which has no breaker and is always
   *     closed
   */
  public record Proxy(
      String url,
      boolean embedded,
      Pool pool,
      double retryBudget,
      Map<String, Operation> operations) {
    public Proxy {
      operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
    }
  }

  /** The pool of connections. */
  public record Pool(int max, int maxPerHost, int open, int inUse, int waiting) {}

  /**
   * One operation of the service.
   *
   * @param calls questions to the proxy
   * @param failures those of them that were not answered, unless the question itself was wrong;
   *     those that the breaker held back too
   * @param window the last tries, retries too, with how many failed and how many were slow
   * @param why of the last change of the breaker; null where there was none
   */
  public record Operation(
      long calls,
      long failures,
      long retries,
      long retriesRefused,
      Breaker breaker,
      Window window,
      @Nullable Instant changedAt,
      @Nullable String why) {}

  /** Calls in a breaker's window. */
  public record Window(int calls, int failed, int slow) {}

  /** The state of a breaker; in JSON in lower case. */
  public enum Breaker {
    CLOSED,
    OPEN,
    HALF_OPEN;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A breaker changed its state. */
  public record BreakerChanged(
      String operation, Breaker before, Breaker after, String why, Instant at) {}
}
