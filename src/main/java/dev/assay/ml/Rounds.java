package dev.assay.ml;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.config.Settings;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks through the breakers, again where that may help, and says in plain words why there is no
 * answer. Safe on any thread.
 *
 * <p>The breaker is asked before each try and told of each, so that it knows of a sick service as
 * early as can be, and a retry does not go round it.
 */
final class Rounds {
  private final Settings.Ml settings;
  private final Time time;
  private final Backoff backoff;
  private final RetryBudget budget;
  private final Complaint complaint;
  private final Map<Task, Gate> gates = new EnumMap<>(Task.class);
  private final Map<Task, Tally> tallies = new EnumMap<>(Task.class);

  /** What chance and time are made of. */
  record Nature(Time time, DoubleSupplier random) {}

  Rounds(Settings.Ml settings, Nature nature, String shown) {
    this.settings = settings;
    this.time = nature.time();
    this.backoff = new Backoff(settings.retry(), nature.random());
    this.budget = new RetryBudget(settings.retry().budget());
    this.complaint = new Complaint(shown);
    for (Task task : Task.values()) {
      tallies.put(task, new Tally());
    }
  }

  /** Puts a breaker before an operation. To be called before anything is asked. */
  void guard(Task task, Gate gate) {
    gates.put(task, gate);
  }

  /** Asks until it is answered, asking again cannot help, or nobody waits any more. */
  <A> Future<A> ask(Task task, Call call, Attempt<A> attempt) {
    tally(task).called();
    if (call.deadline() - time.nanos() <= 0) {
      tally(task).failed();
      return Future.failedFuture(
          Fault.LATE.because("the deadline passed before the model service was asked"));
    }
    var round = new Round<>(this, task, call, attempt);
    round.begin();
    return round.answer();
  }

  /** One try on behalf of the proxy itself, without a breaker and without a retry. */
  <A> Future<Outcome<A>> peek(Task task, Call call, Attempt<A> attempt) {
    tally(task).called();
    return attempt
        .within(Try.of(call.requestId(), time.nanos(), call.deadline(), patience(task)))
        .onSuccess(outcome -> {
          if (outcome instanceof Outcome.Unanswered<A>(Reason reason)
              && reason.blame() == Reason.Blame.SERVICE) {
            tally(task).failed();
          }
        });
  }

  /** A call of the proxy's own, with the time of one try. */
  Call own(String requestId, Task task) {
    return new Call(requestId, time.nanos() + patience(task).toNanos());
  }

  Duration patience(Task task) {
    return settings.timeout().multipliedBy(task.patience());
  }

  Time time() {
    return time;
  }

  RetryBudget budget() {
    return budget;
  }

  Complaint complaint() {
    return complaint;
  }

  Tally tally(Task task) {
    return Objects.requireNonNull(tallies.get(task));
  }

  @Nullable Gate gate(Task task) {
    return gates.get(task);
  }

  /** Nanoseconds before the next try; longer where the service asked for it. */
  long pause(Reason reason, int retries) {
    return Math.max(backoff.nanos(retries), reason.retryAfter().map(Duration::toNanos).orElse(0L));
  }

  int mostRetries() {
    return settings.retry().maxAttempts();
  }

  /** Every operation by name, in the order of their declaration. */
  Map<String, Ml.Operation> operations() {
    Map<String, Ml.Operation> all = new LinkedHashMap<>();
    tallies.forEach((task, tally) -> all.put(task.word(), tally.with(state(task))));
    return all;
  }

  private Gate.State state(Task task) {
    Gate gate = gate(task);
    return gate == null
        ? new Gate.State(Ml.Breaker.CLOSED, new Ml.Window(0, 0, 0), null, null)
        : gate.state();
  }

  void close() {
    gates.values().forEach(Gate::close);
  }
}
