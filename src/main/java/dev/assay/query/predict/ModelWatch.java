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
  private volatile State state = new State("", false, Instant.MIN);
  private @Nullable Future<State> looking;

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

  synchronized void activated(String version) {
    state = new State(version, false, clock.instant());
  }

  /** A model has answered; nothing is learned of it where another was activated meanwhile. */
  void answered(State before, String version) {
    if (!before.version().equals(version)) {
      next(before, new State(version, false, clock.instant()));
    }
  }

  /** What is known once it was looked at again, where that is due; never fails. */
  Future<State> current(Call call) {
    State known = state;
    Instant now = clock.instant();
    return !known.version().isEmpty() || now.isBefore(due(known))
        ? Future.succeededFuture(known)
        : looked(known, now, call);
  }

  private Future<State> looked(State known, Instant now, Call call) {
    Promise<State> mine = Promise.promise();
    synchronized (this) {
      if (!state.equals(known)) {
        // Another look ended since this one was found to be due.
        return Future.succeededFuture(state);
      }
      Future<State> theirs = looking;
      if (theirs != null) {
        return theirs;
      }
      looking = mine.future();
    }
    Future.succeededFuture()
        .compose(start -> active.apply(Call.of(call.requestId(), PATIENCE)))
        .map(model -> learned(known, model, now))
        // A service without a registry is asked for answers all the same; one that is down says so.
        .otherwise(cause -> unknown(known, now, Fault.of(cause) == Fault.INVALID))
        .onComplete(done -> ended())
        .onComplete(mine);
    return mine.future();
  }

  private synchronized void ended() {
    looking = null;
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

  private synchronized State next(State before, State next) {
    if (state.equals(before)) {
      state = next;
    }
    return state;
  }
}
