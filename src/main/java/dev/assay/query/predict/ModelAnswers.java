package dev.assay.query.predict;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.cache.NamedCache;
import dev.assay.ml.Ml;
import dev.assay.query.Forecast;
import dev.assay.query.features.FeatureDefinition;
import dev.assay.query.features.Told;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the model: what it said before of the same features at once, all else of a question in one
 * round trip, equal ones once. Safe on any thread.
 */
final class ModelAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ModelAnswers.class);

  // What is left of the asker's time when the model gave up is for telling it another way.
  private static final int OF_TEN = 8;

  private final NamedCache<PredictionKey, Estimated> cache;
  private final BiFunction<Ml.Infer, Call, Future<Ml.Inferred>> infer;
  private final ModelWatch watch;
  private final InstantSource clock;

  /** What came of asking for one query. */
  sealed interface Answer {
    /** The model's answer to these features. */
    record Given(Estimated estimate) implements Answer {}

    /** There is none; {@code earlier} is what a model said of this query before. */
    record Missing(String why, @Nullable Estimated earlier) implements Answer {}
  }

  ModelAnswers(
      NamedCache<PredictionKey, Estimated> cache,
      BiFunction<Ml.Infer, Call, Future<Ml.Inferred>> infer,
      ModelWatch watch,
      InstantSource clock) {
    this.cache = cache;
    this.infer = infer;
    this.watch = watch;
    this.clock = clock;
  }

  void activated(String version) {
    watch.activated(version);
    cache.clear();
  }

  /** In the order of what was asked; never fails. */
  Future<List<Answer>> of(List<Told> asked, Call call) {
    return watch.current(call).compose(state -> of(asked, state, call));
  }

  private Future<List<Answer>> of(List<Told> asked, ModelWatch.State state, Call call) {
    Promise<List<Estimated>> together = Promise.promise();
    List<Told> mine = new ArrayList<>();
    List<Future<Answer>> each = new ArrayList<>();
    for (Told told : asked) {
      Future<Estimated> answer = one(told, state, mine, together.future());
      each.add(
          answer.<Answer>map(Answer.Given::new).otherwise(cause -> missing(told, cause, call)));
    }
    if (!mine.isEmpty()) {
      Future.succeededFuture().compose(now -> inferred(mine, state, call)).onComplete(together);
    }
    return Future.all(each).map(all -> all.list());
  }

  // The loader is called at once where nobody else loads the same.
  private Future<Estimated> one(
      Told told, ModelWatch.State state, List<Told> mine, Future<List<Estimated>> together) {
    PredictionKey key = PredictionKey.of(told, state.version());
    Estimated known = cache.find(key);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    if (state.none()) {
      return Future.failedFuture(Fault.UNAVAILABLE.because(ModelWatch.NONE));
    }
    return cache.load(
        key,
        () -> {
          int place = mine.size();
          mine.add(told);
          return together.map(all -> all.get(place));
        });
  }

  private Future<List<Estimated>> inferred(List<Told> asked, ModelWatch.State state, Call call) {
    var question =
        new Ml.Infer(
            Ml.QUERY_TIME, FeatureDefinition.VERSION, asked.stream().map(Told::row).toList());
    Duration patience = call.remaining().multipliedBy(OF_TEN).dividedBy(10);
    return infer
        .apply(question, Call.of(call.requestId(), patience))
        .map(inferred -> {
          List<Estimated> estimates = checked(inferred, asked.size());
          watch.answered(state, inferred.modelVersion());
          keep(asked, estimates);
          return estimates;
        });
  }

  private List<Estimated> checked(Ml.Inferred inferred, int asked) {
    if (inferred.rows().size() != asked) {
      throw Fault.UNAVAILABLE.because(
          "the model service answered %d rows for %d".formatted(inferred.rows().size(), asked));
    }
    Instant now = clock.instant();
    return inferred.rows().stream().map(row -> estimated(row, inferred, now)).toList();
  }

  private static Estimated estimated(Ml.Estimate row, Ml.Inferred inferred, Instant now) {
    if (!Double.isFinite(row.ms()) || row.ms() < 0) {
      throw Fault.UNAVAILABLE.because("the model service answered a time of " + row.ms());
    }
    return new Estimated(
        row.ms(), interval(row, inferred.coverage()), inferred.modelVersion(), now);
  }

  private static Forecast.@Nullable Interval interval(Ml.Estimate row, double coverage) {
    Double low = row.low();
    Double high = row.high();
    return low == null || high == null || coverage <= 0
        ? null
        : new Forecast.Interval(low, high, coverage);
  }

  // Under the version that answered too, which was not known when it was asked for the first time.
  private void keep(List<Told> asked, List<Estimated> estimates) {
    for (int i = 0; i < asked.size(); i++) {
      Told told = asked.get(i);
      Estimated estimate = estimates.get(i);
      cache.put(PredictionKey.of(told, estimate.model()), estimate);
      cache.put(PredictionKey.latest(told), estimate);
    }
  }

  private Answer missing(Told told, Throwable cause, Call call) {
    var earlier = cache.peek(PredictionKey.latest(told));
    return new Answer.Missing(why(cause, call), earlier == null ? null : earlier.value());
  }

  private static String why(Throwable cause, Call call) {
    if (cause instanceof Failure failure && failure.fault() != Fault.INTERNAL) {
      return failure.text();
    }
    if (Fault.of(cause) != Fault.INTERNAL) {
      return "the model service cannot be asked: " + cause.getMessage();
    }
    LOG.error("event=infer-failed request={}", call.requestId(), cause);
    return "asking the model failed, logged as request " + call.requestId();
  }
}
