package dev.assay.ml;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Objects;

/** Asks the model for estimates, and checks that it is the model for the question. Any thread. */
final class Inference {
  private static final double UNKNOWN = -1;
  private static final int MOST_ROWS = 10_000;

  private final String model;
  private final Line line;
  private final Rounds rounds;
  private final Models models;

  /** What is known of the model. */
  record Models(KnownModel known, ActiveModel active) {}

  Inference(String model, Line line, Rounds rounds, Models models) {
    this.model = model;
    this.line = line;
    this.rounds = rounds;
    this.models = models;
  }

  Future<Ml.Inferred> infer(Ml.Infer question, Call call) {
    check(question);
    return rounds.ask(Task.INFER, call, mine -> infer(question, mine));
  }

  private Future<Outcome<Ml.Inferred>> infer(Ml.Infer question, Try mine) {
    Metadata known = models.known().now();
    return known != null && known.refusal(question) == null
        ? post(question, known, mine)
        : models
            .known()
            .read(mine)
            .compose(outcome ->
                switch (outcome) {
                  case Outcome.Unanswered<Metadata>(Reason reason) -> not(reason);
                  case Outcome.Answered<Metadata>(Metadata read) -> {
                    String refusal = read.refusal(question);
                    yield refusal == null
                        ? post(question, read, mine)
                        : not(new Reason.Unfit(refusal));
                  }
                });
  }

  private Future<Outcome<Ml.Inferred>> post(Ml.Infer question, Metadata known, Try mine) {
    long asked = rounds.time().nanos();
    Buffer body = InferWire.write(question, known);
    int rows = question.rows().size();
    Ask<Ml.Inferred> ask =
        Ask.post(
            "/v2/models/" + Paths.encoded(model) + "/infer",
            body,
            answer -> InferWire.read(answer, known, model, rows));
    Future<Outcome<Ml.Inferred>> sent = line.send(ask, mine);
    return sent.compose(outcome ->
        switch (outcome) {
          case Outcome.Answered<Ml.Inferred>(Ml.Inferred answer) ->
              known.has(answer.modelVersion())
                  ? accepted(outcome, answer, asked)
                  : recognized(answer, asked, mine);
          case Outcome.Unanswered<Ml.Inferred>(Reason reason) -> {
            if (doubtful(reason)) {
              models.known().forget();
            }
            yield Future.succeededFuture(outcome);
          }
        });
  }

  private Future<Outcome<Ml.Inferred>> accepted(
      Outcome<Ml.Inferred> outcome, Ml.Inferred answer, long asked) {
    if (models.active().seen(answer.modelVersion(), asked)) {
      models.known().forget();
    }
    return Future.succeededFuture(outcome);
  }

  /** A version that was not there when the metadata were read: is it now? */
  private Future<Outcome<Ml.Inferred>> recognized(Ml.Inferred answer, long asked, Try mine) {
    models.known().forget();
    return models
        .known()
        .readAnew(mine)
        .compose(outcome ->
            switch (outcome) {
              case Outcome.Unanswered<Metadata>(Reason reason) -> not(reason);
              case Outcome.Answered<Metadata>(Metadata read) ->
                  read.has(answer.modelVersion())
                      ? accepted(Outcome.answered(answer), answer, asked)
                      : not(
                          new Reason.Nonsense(
                              "it answered as version %s, and says that it has %s"
                                  .formatted(
                                      answer.modelVersion(), String.join(", ", read.versions()))));
            });
  }

  /** Whether what was known may be of a model, or a service, that is gone. */
  private static boolean doubtful(Reason reason) {
    return switch (reason) {
      case Reason.Broken _, Reason.Refused _, Reason.Overloaded _, Reason.Nonsense _ -> true;
      case Reason.TimedOut _, Reason.Unfit _, Reason.Absent _, Reason.Untrainable _ -> false;
      case Reason.Crowded _, Reason.ShortCircuited _ -> false;
    };
  }

  private static <A> Future<Outcome<A>> not(Reason reason) {
    return Future.succeededFuture(Outcome.not(reason));
  }

  private void check(Ml.Infer question) {
    List<List<Double>> rows = question.rows();
    if (!Ml.QUERY_TIME.equals(question.model()) && !model.equals(question.model())) {
      throw Fault.INVALID.because(
          "there is one model, '%s'; was '%s'".formatted(Ml.QUERY_TIME, question.model()));
    }
    if (question.featureVersion() == null || question.featureVersion().isBlank()) {
      throw Fault.INVALID.because("featureVersion must say what the rows were made by");
    }
    if (rows.isEmpty() || rows.size() > MOST_ROWS || rows.getFirst().isEmpty()) {
      throw Fault.INVALID.because(
          "rows must be 1 to %d, each with features; there are %d"
              .formatted(MOST_ROWS, rows.size()));
    }
    int width = rows.getFirst().size();
    for (int i = 0; i < rows.size(); i++) {
      check(i, rows.get(i), width);
    }
  }

  private static void check(int number, List<Double> row, int width) {
    if (row.size() != width) {
      throw Fault.INVALID.because(
          "row %d has %d features, the first has %d".formatted(number, row.size(), width));
    }
    for (Double feature : row) {
      double value = Objects.requireNonNull(feature);
      if (!(value >= 0 || value == UNKNOWN) || Double.isInfinite(value)) {
        throw Fault.INVALID.because(
            "row %d holds %s; a feature is at least 0, or -1 where it is not known"
                .formatted(number, value));
      }
    }
  }
}
