package dev.assay.query.predict;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.ml.Ml;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Knows which model answers, so that a service without one is not asked again and again for what it
 * cannot give: its refusals would count as failures and open the breaker. Safe on any thread.
 */
final class ModelWatch {
  static final String NONE = "no model is active; train one with POST /v1/models/train";

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Function<Call, Future<Optional<Ml.Model>>> active;
  private final InstantSource clock;
  private final AtomicReference<State> state =
      new AtomicReference<>(new State("", false, Instant.MIN));

  private final AtomicReference<@Nullable Future<State>> looking = new AtomicReference<>();

  /**
   * What is known.
   *
   * @param version of the model; empty where it is not known
   * @param none whether the service said that no model is active
   * @param looked when it was asked
   */
  record State(String version, boolean none, Instant looked) {}

  ModelWatch(Function<Call, Future<Optional<Ml.Model>>> active, InstantSource clock) {
    this.active = active;
    this.clock = clock;
  }

  State state() {
    return state.get();
  }

  void activated(String version) {
    state.set(new State(version, false, clock.instant()));
  }

  /** A model has answered; nothing is learned of it where another was activated meanwhile. */
  void answered(State before, String version) {
    if (!before.version().equals(version)) {
      state.compareAndSet(before, new State(version, false, clock.instant()));
    }
  }

  /** What is known once it was looked at again, where that is due; never fails. */
  Future<State> current(Call call) {
    State known = state.get();
    Instant now = clock.instant();
    if (!known.version().isEmpty() || now.isBefore(due(known))) {
      return Future.succeededFuture(known);
    }
    Promise<State> mine = Promise.promise();
    Future<State> theirs = looking.compareAndExchange(null, mine.future());
    if (theirs != null) {
      return theirs;
    }
    Future.succeededFuture()
        .compose(start -> active.apply(Call.of(call.requestId(), PATIENCE)))
        .map(model -> learned(known, model, now))
        // A service without a registry is asked for answers all the same; one that is down says so.
        .otherwise(cause -> unknown(known, now, Fault.of(cause) == Fault.INVALID))
        .onComplete(done -> looking.set(null))
        .onComplete(mine);
    return mine.future();
  }

  private static Instant due(State known) {
    return known.looked().equals(Instant.MIN) ? Instant.MIN : known.looked().plus(LOOK_AGAIN);
  }

  private State learned(State before, Optional<Ml.Model> model, Instant now) {
    return next(before, new State(model.map(Ml.Model::id).orElse(""), model.isEmpty(), now));
  }

  private State unknown(State before, Instant now, boolean forGood) {
    return next(before, new State("", false, forGood ? Instant.MAX.minus(LOOK_AGAIN) : now));
  }

  private State next(State before, State next) {
    return state.compareAndSet(before, next) ? next : state.get();
  }
}
