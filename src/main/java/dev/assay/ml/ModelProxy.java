package dev.assay.ml;

import dev.assay.bus.Call;
import dev.assay.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The way to the model service, for who is in the same JVM: pooled, retried within a budget, and
 * held back by a breaker while the service is sick. Safe on any thread and never waits; to be
 * closed. What the service makes of a question is a {@link dev.assay.bus.Failure} with plain words.
 */
public final class ModelProxy {
  private static final String METADATA = "/v2/models/";

  private static final int WARM_TRIES = 8;
  private static final long WARM_PAUSE = TimeUnit.MILLISECONDS.toNanos(1_500);

  private static final Logger LOG = LoggerFactory.getLogger(ModelProxy.class);

  private final Service service;
  private final String shown;
  private final Line line;
  private final Rounds rounds;
  private final Registry registry;
  private final Inference inference;
  private final KnownModel known;
  private final ActiveModel active;
  private volatile boolean closed;

  public ModelProxy(Vertx vertx, Settings.Ml settings, Service service) {
    this(
        vertx,
        settings,
        service,
        new Rounds.Nature(Time.of(vertx), () -> ThreadLocalRandom.current().nextDouble()));
  }

  ModelProxy(Vertx vertx, Settings.Ml settings, Service service, Rounds.Nature nature) {
    Time time = nature.time();
    String model = settings.model();
    this.service = service;
    this.shown = service.shown();
    this.line = new Line(vertx, settings, service, time);
    this.rounds = new Rounds(settings, nature, shown);
    for (Task task : List.of(Task.INFER, Task.FIT, Task.MODELS)) {
      var watch = new Gate.Watch(time, change -> Ml.BREAKER_CHANGED.publish(vertx, change));
      rounds.guard(task, new Gate(vertx, task, settings.breaker(), watch));
    }
    Ask<Metadata> metadata =
        Ask.get(METADATA + Paths.encoded(model), body -> Metadata.read(body, model));
    this.known = new KnownModel(vertx, rounds, mine -> line.send(metadata, mine));
    this.active = new ActiveModel(time, now -> Ml.ACTIVATED.publish(vertx, now));
    this.registry = new Registry(vertx, service, line, rounds);
    this.inference = new Inference(model, line, rounds, new Inference.Models(known, active));
  }

  /**
   * Reads what the model takes, so that the first question need not; waits for nothing. A service
   * that starts beside us may need a while, so it is asked a few times before anybody hears of it.
   */
  public void warm() {
    warm(WARM_TRIES);
  }

  private void warm(int tries) {
    Call own = rounds.own(Call.nextId(), Task.READY);
    known
        .readAnew(attempt(own))
        .onSuccess(outcome -> {
          switch (outcome) {
            case Outcome.Answered<Metadata>(Metadata there) ->
                LOG.info("event=model-known url={} features={}", shown, there.features());
            case Outcome.Unanswered<Metadata>(Reason reason) -> unknown(reason, tries);
          }
        })
        .onFailure(cause -> LOG.error("event=failed request={}", own.requestId(), cause));
  }

  // What it says of itself does not change by asking again; what keeps it from saying it may.
  private void unknown(Reason reason, int tries) {
    if (reason.blame() == Reason.Blame.SERVICE && tries > 1 && !closed) {
      rounds.time().after(WARM_PAUSE, () -> warm(tries - 1));
    } else if (!closed) {
      // Before the first training there is none, and nothing is wrong.
      Level level = reason.blame() == Reason.Blame.SERVICE ? Level.WARN : Level.INFO;
      LOG.atLevel(level).log("event=model-unknown url={} why=\"{}\"", shown, reason.words());
    }
  }

  private Try attempt(Call call) {
    return Try.of(
        call.requestId(), rounds.time().nanos(), call.deadline(), rounds.patience(Task.READY));
  }

  /** What the active model says of rows. */
  public Future<Ml.Inferred> infer(Ml.Infer question, Call call) {
    return told(() -> inference.infer(question, call));
  }

  /** Begins a fitting. */
  public Future<Ml.Fitting> fit(Ml.Fit question, Call call) {
    return told(() -> registry.fit(question, call));
  }

  /** How far a fitting is. */
  public Future<Ml.Fitting> fitting(Ml.AskFitting question, Call call) {
    long asked = rounds.time().nanos();
    return told(() -> registry.fitting(question.id(), call))
        .onSuccess(fitting -> {
          Ml.Model made = fitting.model();
          if (made != null) {
            seen(made, asked);
          }
        });
  }

  /** The models there are. */
  public Future<Ml.Models> models(Ml.AskModels question, Call call) {
    long asked = rounds.time().nanos();
    return told(() -> registry.models(call))
        .onSuccess(models -> models.forEach(it -> seen(it, asked)))
        .map(models -> new Ml.Models(shown, service.embedded(), models));
  }

  /** One model. */
  public Future<Ml.Model> model(Ml.AskModel question, Call call) {
    long asked = rounds.time().nanos();
    return told(() -> registry.model(question.id(), call)).onSuccess(it -> seen(it, asked));
  }

  /** Makes a model the one that answers. */
  public Future<Ml.Model> activate(Ml.Activate question, Call call) {
    return told(() -> registry.activate(question.id(), call))
        .onSuccess(it -> {
          known.forget();
          active.made(it.id());
          warm();
        });
  }

  /** How the proxy is; for metrics too. */
  public Ml.Proxy state() {
    return new Ml.Proxy(
        shown, service.embedded(), line.pool(), rounds.budget().left(), rounds.operations());
  }

  private void seen(Ml.Model it, long asked) {
    if (it.active() && active.seen(it.id(), asked)) {
      known.forget();
    }
  }

  // What a question is checked by throws; an asker shall find all failures in one place.
  private static <A> Future<A> told(Supplier<Future<A>> asking) {
    return Future.succeededFuture().compose(now -> asking.get());
  }

  /** Closes the connections. */
  public Future<Void> close() {
    closed = true;
    rounds.close();
    return line.close();
  }
}
