package dev.assay.ml;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jspecify.annotations.Nullable;

/** One question and all the tries to have it answered. One try at a time, on whatever thread. */
final class Round<A> {
  private static final Reason OURS = new Reason.Unfit("a mistake of ours");

  private final Rounds rounds;
  private final Task task;
  private final Call call;
  private final Attempt<A> attempt;
  private final Promise<A> answer = Promise.promise();
  private int tries;
  private @Nullable Reason last;

  Round(Rounds rounds, Task task, Call call, Attempt<A> attempt) {
    this.rounds = rounds;
    this.task = task;
    this.call = call;
    this.attempt = attempt;
  }

  Future<A> answer() {
    return answer.future();
  }

  void begin() {
    Gate gate = rounds.gate(task);
    Gate.Pass pass = gate == null ? null : gate.admit();
    if (gate != null && pass == null) {
      fail(rounds.complaint().of(gate.held(last), tries, ""));
      return;
    }
    if (tries == 0) {
      rounds.budget().called();
    } else {
      rounds.tally(task).retried();
    }
    tries++;
    long now = rounds.time().nanos();
    Future.succeededFuture(Try.of(call.requestId(), now, call.deadline(), rounds.patience(task)))
        .compose(attempt::within)
        .onComplete(
            outcome -> ended(gate, pass, outcome),
            mistake -> {
              release(gate, pass, OURS);
              answer.fail(mistake);
            });
  }

  private void ended(@Nullable Gate gate, Gate.@Nullable Pass pass, Outcome<A> outcome) {
    switch (outcome) {
      case Outcome.Answered<A>(A there) -> {
        release(gate, pass, null);
        answer.complete(there);
      }
      case Outcome.Unanswered<A>(Reason reason) -> {
        release(gate, pass, reason);
        missed(reason);
      }
    }
  }

  private static void release(
      @Nullable Gate gate, Gate.@Nullable Pass pass, @Nullable Reason reason) {
    if (gate != null && pass != null) {
      gate.ended(pass, reason);
    }
  }

  private void missed(Reason reason) {
    last = reason;
    Complaint complaint = rounds.complaint();
    if (!reason.passing() || tries > rounds.mostRetries()) {
      fail(complaint.of(reason, tries, ""));
      return;
    }
    long pause = rounds.pause(reason, tries - 1);
    if (pause >= call.deadline() - rounds.time().nanos()) {
      fail(complaint.of(reason, tries, complaint.tooLong(reason)));
    } else if (!rounds.budget().take()) {
      rounds.tally(task).retryRefused();
      fail(complaint.of(reason, tries, "; no retry, since its budget is spent"));
    } else if (pause <= 0) {
      begin();
    } else {
      rounds.time().after(pause, this::begin);
    }
  }

  private void fail(Failure failure) {
    if (failure.fault().status() >= Reason.SERVER_ERROR) {
      rounds.tally(task).failed();
    }
    answer.fail(failure);
  }
}
