package dev.assay.ml;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.bus.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks for models to be trained, and for those there are. Any thread; never blocks. */
final class Registry {
  private static final String MODELS = "/registry/models";
  private static final String FITTINGS = "/registry/fittings";
  private static final int NOT_FOUND = 404;
  private static final int NO_SUCH_METHOD = 405;
  private static final int NOT_IMPLEMENTED = 501;

  private final Vertx vertx;
  private final Service service;
  private final Line line;
  private final Rounds rounds;

  record Listed(List<Ml.Model> models) {}

  Registry(Vertx vertx, Service service, Line line, Rounds rounds) {
    this.vertx = vertx;
    this.service = service;
    this.line = line;
    this.rounds = rounds;
  }

  Future<Ml.Fitting> fit(Ml.Fit question, Call call) {
    named("key", question.key());
    // Thousands of rows take too long to write for an event loop.
    return vertx
        .executeBlocking(() -> Wire.encode(question), false)
        .compose(body ->
            rounds.ask(
                Task.FIT,
                call,
                mine -> send(Ask.post(FITTINGS, body, reading(Ml.Fitting.class)), mine, null)));
  }

  Future<Ml.Fitting> fitting(String id, Call call) {
    named("id", id);
    Ask<Ml.Fitting> ask = Ask.get(FITTINGS + '/' + Paths.encoded(id), reading(Ml.Fitting.class));
    return rounds.ask(Task.FIT, call, mine -> send(ask, mine, "fitting '%s'".formatted(id)));
  }

  Future<List<Ml.Model>> models(Call call) {
    return rounds.ask(Task.MODELS, call, mine -> send(list(), mine, null)).map(Listed::models);
  }

  Future<Ml.Model> model(String id, Call call) {
    return one(id, call, Ask.get(path(id), reading(Ml.Model.class)));
  }

  Future<Ml.Model> activate(String id, Call call) {
    return one(id, call, Ask.post(path(id) + "/activate", null, body -> activated(id, body)));
  }

  private Future<Ml.Model> one(String id, Call call, Ask<Ml.Model> ask) {
    named("id", id);
    return rounds.ask(Task.MODELS, call, mine -> send(ask, mine, "model '%s'".formatted(id)));
  }

  private static String path(String id) {
    return MODELS + '/' + Paths.encoded(id);
  }

  private static Ml.Model activated(String id, Buffer body) {
    Ml.Model model = reading(Ml.Model.class).apply(body);
    if (!model.id().equals(id) || !model.active()) {
      throw new Nonsensical(
          "asked to activate '%s' it answers with '%s', active: %s"
              .formatted(id, model.id(), model.active()));
    }
    return model;
  }

  /**
   * @param what one thing that is asked for; null where the path is there on each service that
   *     trains
   */
  private <A> Future<Outcome<A>> send(Ask<A> ask, Try mine, @Nullable String what) {
    return line.send(ask, mine)
        .compose(outcome ->
            outcome instanceof Outcome.Unanswered<A>(Reason reason) && missing(reason)
                ? missed(mine, what)
                : Future.succeededFuture(outcome));
  }

  /** A foreign service has no such path; one of ours, somewhere else, has no such thing. */
  private <A> Future<Outcome<A>> missed(Try mine, @Nullable String what) {
    if (what == null) {
      return Future.succeededFuture(Outcome.not(new Reason.Untrainable()));
    }
    if (service.embedded()) {
      return Future.succeededFuture(Outcome.not(new Reason.Absent(what)));
    }
    return line.send(list(), mine)
        .map(outcome ->
            switch (outcome) {
              case Outcome.Answered<Listed> _ -> Outcome.not(new Reason.Absent(what));
              case Outcome.Unanswered<Listed>(Reason reason) ->
                  Outcome.not(missing(reason) ? new Reason.Untrainable() : reason);
            });
  }

  private static boolean missing(Reason reason) {
    return reason instanceof Reason.Refused refused
        && (refused.status() == NOT_FOUND
            || refused.status() == NO_SUCH_METHOD
            || refused.status() == NOT_IMPLEMENTED);
  }

  private static Ask<Listed> list() {
    return Ask.get(MODELS, reading(Listed.class));
  }

  private static <A extends Record> Function<Buffer, A> reading(Class<A> type) {
    return body -> {
      try {
        return Wire.decode(body, type);
      } catch (Failure wrong) {
        throw new Nonsensical(wrong.text());
      }
    };
  }

  private static void named(String field, @Nullable String id) {
    if (id == null || id.isBlank()) {
      throw Fault.INVALID.because(field + " must not be empty");
    }
  }
}
