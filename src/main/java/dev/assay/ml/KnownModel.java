package dev.assay.ml;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the model: read when it is first asked for, and again after the service could
 * not be reached or answers by another model. Safe on any thread; who asks while it is being read
 * waits for the same reading.
 */
final class KnownModel {
  // A model that does not fit, or is not there, is not looked for again by each question.
  private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final Vertx vertx;
  private final Rounds rounds;
  private final Attempt<Metadata> reader;
  private @Nullable Future<Outcome<Metadata>> reading;
  private volatile @Nullable Known known;

  private record Known(Outcome<Metadata> outcome, long readAt) {}

  KnownModel(Vertx vertx, Rounds rounds, Attempt<Metadata> reader) {
    this.vertx = vertx;
    this.rounds = rounds;
    this.reader = reader;
  }

  /** What is known now; null where that is nothing, or that there is no model. */
  @Nullable Metadata now() {
    Known there = known;
    return there != null && there.outcome() instanceof Outcome.Answered<Metadata>(Metadata it)
        ? it
        : null;
  }

  /** Reads it anew with the next question. */
  void forget() {
    known = null;
  }

  /** Reads it, where it was not read just now; within the time of a try. */
  Future<Outcome<Metadata>> read(Try mine) {
    Known there = known;
    if (there != null && rounds.time().nanos() - there.readAt() < FRESH) {
      return Future.succeededFuture(there.outcome());
    }
    return readAnew(mine);
  }

  /** Reads it, or waits for the reading that is under way. */
  Future<Outcome<Metadata>> readAnew(Try mine) {
    Promise<Outcome<Metadata>> mineAlone = Promise.promise();
    Context context = vertx.getOrCreateContext();
    Time.Alarm alarm =
        rounds
            .time()
            .after(
                Math.max(0, mine.until() - rounds.time().nanos()),
                () -> mineAlone.tryComplete(Outcome.not(mine.timedOut())));
    // Another asker's context may be the one that hears of it.
    shared(mine.requestId())
        .onComplete(
            outcome ->
                context.runOnContext(here -> {
                  alarm.cancel();
                  mineAlone.tryComplete(outcome);
                }),
            mistake ->
                context.runOnContext(here -> {
                  alarm.cancel();
                  mineAlone.tryFail(mistake);
                }));
    return mineAlone.future();
  }

  private synchronized Future<Outcome<Metadata>> shared(String requestId) {
    if (reading != null) {
      return reading;
    }
    Future<Outcome<Metadata>> begun =
        rounds
            .peek(Task.READY, rounds.own(requestId, Task.READY), reader)
            .map(KnownModel::understood);
    reading = begun;
    begun.onComplete(this::remember);
    return begun;
  }

  private synchronized void remember(AsyncResult<Outcome<Metadata>> read) {
    reading = null;
    Outcome<Metadata> outcome = read.result();
    boolean said =
        switch (outcome) {
          case null -> false;
          case Outcome.Answered<Metadata> _ -> true;
          case Outcome.Unanswered<Metadata>(Reason reason) -> reason instanceof Reason.Unfit;
        };
    known = said ? new Known(outcome, rounds.time().nanos()) : null;
  }

  // A service that is well says in the words of the protocol that it has no such model; one that
  // is not has no words, or asks to be left alone for a while.
  private static Outcome<Metadata> understood(Outcome<Metadata> outcome) {
    return outcome instanceof Outcome.Unanswered<Metadata>(Reason reason)
        ? Outcome.not(
            switch (reason) {
              case Reason.Refused refused when refused.status() == NOT_FOUND ->
                  new Reason.Unfit("it has no such model: " + refused.said());
              case Reason.Overloaded overloaded when idle(overloaded) ->
                  new Reason.Unfit("no model is ready: " + overloaded.said());
              default -> reason;
            })
        : outcome;
  }

  private static boolean idle(Reason.Overloaded overloaded) {
    return overloaded.status() == UNAVAILABLE
        && overloaded.retryAfter().isEmpty()
        && !overloaded.said().isEmpty();
  }
}
