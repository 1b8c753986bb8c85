package dev.assay.query.predict;

import dev.assay.bus.Call;
import dev.assay.query.Forecast.Prediction;
import dev.assay.query.Forecast.Source;
import dev.assay.query.features.FeatureDefinition;
import dev.assay.query.features.Told;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes predictions of what the model says, of what it said before, or of what is known without it,
 * in this order, and says which. Safe on any thread.
 */
final class Answers {
  private final ModelAnswers model;
  private final Fallback fallback;

  Answers(ModelAnswers model, Fallback fallback) {
    this.model = model;
    this.fallback = fallback;
  }

  /** In the order of the subjects. */
  Future<List<Prediction>> of(List<Subject> subjects, Call call) {
    List<Told> known = new ArrayList<>();
    for (Subject subject : subjects) {
      if (subject instanceof Subject.Known one) {
        known.add(one.told());
      }
    }
    return model.of(known, call).compose(answers -> all(subjects, answers.iterator(), call));
  }

  private Future<List<Prediction>> all(
      List<Subject> subjects, Iterator<ModelAnswers.Answer> answers, Call call) {
    List<Future<Prediction>> each = new ArrayList<>();
    for (Subject subject : subjects) {
      each.add(
          switch (subject) {
            case Subject.Known known -> one(known.told(), answers.next(), call);
            case Subject.Refused refused -> Future.succeededFuture(refused(refused));
          });
    }
    return Future.all(each).map(all -> all.list());
  }

  private Future<Prediction> one(Told told, ModelAnswers.Answer answer, Call call) {
    return switch (answer) {
      case ModelAnswers.Answer.Given given ->
          Future.succeededFuture(modelled(told, given.estimate(), null));
      case ModelAnswers.Answer.Missing missing -> without(told, missing, call);
    };
  }

  private Future<Prediction> without(Told told, ModelAnswers.Answer.Missing missing, Call call) {
    Estimated earlier = missing.earlier();
    if (earlier != null) {
      String stale = "the model's answer of %s: %s".formatted(earlier.at(), missing.why());
      return Future.succeededFuture(modelled(told, earlier, stale));
    }
    return fallback.of(told, call).map(outcome -> otherwise(told, missing.why(), outcome));
  }

  private static Prediction modelled(Told told, Estimated estimate, @Nullable String stale) {
    return new Prediction(
        Call.nextId(),
        told.key().fingerprint(),
        told.key().scenario(),
        estimate.ms(),
        estimate.interval(),
        Source.MODEL,
        estimate.model(),
        FeatureDefinition.VERSION,
        told.degraded(),
        stale,
        estimate.at());
  }

  private static Prediction otherwise(Told told, String why, Fallback.Outcome outcome) {
    return new Prediction(
        outcome.ms() == null ? "" : Call.nextId(),
        told.key().fingerprint(),
        told.key().scenario(),
        outcome.ms(),
        outcome.interval(),
        outcome.source(),
        null,
        FeatureDefinition.VERSION,
        joined(why, outcome.how(), told.degraded()),
        null,
        null);
  }

  private static Prediction refused(Subject.Refused refused) {
    return new Prediction(
        "",
        refused.fingerprint(),
        refused.scenario(),
        null,
        null,
        null,
        null,
        FeatureDefinition.VERSION,
        refused.why().text(),
        null,
        null);
  }

  private static String joined(@Nullable String... reasons) {
    return Stream.of(reasons).filter(Objects::nonNull).collect(Collectors.joining("; "));
  }
}
