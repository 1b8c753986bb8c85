package dev.assay.ml;

import dev.assay.config.Settings;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The breaker of one operation: lets tries through, and holds them back while the service is sick.
 * Safe on any thread; never waits.
 *
 * <p>The state and the time it stays open are those of the Vert.x circuit breaker, which is driven
 * by {@code open()} and {@code reset()} and not by {@code execute()}: there each success forgets
 * all failures before it, so no failure policy can make of it a rate; half open it lets exactly one
 * call through; and a success of a call that was begun before it opened would close it. Around it
 * are a window of the last tries, what is slow, and the probes.
 *
 * <p>Lock order: this object, then the breaker. The breaker calls its half-open handler with its
 * own lock held, so that handler may not take ours and hops away first.
 */
final class Gate {
  private final Task task;
  private final Settings.Breaker rules;
  private final Time time;
  private final Consumer<Ml.BreakerChanged> listener;
  private final Context context;
  private final CircuitBreaker breaker;
  private final Recent recent;
  private final long slowNanos;
  private Ml.Breaker known = Ml.Breaker.CLOSED;
  private int term;
  private int probing;
  private int passed;
  private int slowProbes;
  private @Nullable Instant changedAt;
  private @Nullable String why;

  /**
   * Leave for one try.
   *
   * @param term the state it was given in: what is tried in one state does not judge the next
   */
  record Pass(int term, long begun) {}

  /** How the breaker is, for people. */
  record State(
      Ml.Breaker breaker, Ml.Window window, @Nullable Instant changedAt, @Nullable String why) {}

  Gate(Vertx vertx, Task task, Settings.Breaker rules, Watch watch) {
    this.task = task;
    this.rules = rules;
    this.time = watch.time();
    this.listener = watch.listener();
    this.recent = new Recent(rules.window());
    this.context = vertx.getOrCreateContext();
    this.slowNanos = rules.slow().toNanos() * task.patience();
    this.breaker =
        CircuitBreaker.create(
                "ml-" + task.word(),
                vertx,
                new CircuitBreakerOptions().setResetTimeout(rules.open().toMillis()))
            .halfOpenHandler(half -> context.runOnContext(later -> refresh()));
  }

  /** The time of a breaker, and who hears of its changes; told under its lock, in their order. */
  record Watch(Time time, Consumer<Ml.BreakerChanged> listener) {}

  /** Leave for a try, or null where it is held back. Each leave is to be handed back. */
  synchronized @Nullable Pass admit() {
    refresh();
    if (known == Ml.Breaker.CLOSED) {
      return new Pass(term, time.nanos());
    }
    if (known == Ml.Breaker.HALF_OPEN && probing + passed < rules.probes()) {
      probing++;
      return new Pass(term, time.nanos());
    }
    return null;
  }

  /** A try has ended; {@code reason} is null where it was answered. */
  synchronized void ended(Pass pass, @Nullable Reason reason) {
    if (pass.term() != term) {
      return;
    }
    boolean slow = time.nanos() - pass.begun() > slowNanos;
    if (known == Ml.Breaker.HALF_OPEN) {
      probed(reason, slow);
    } else if (reason == null || reason.blame() == Reason.Blame.SERVICE) {
      counted(reason, slow);
    }
  }

  private void counted(@Nullable Reason reason, boolean slow) {
    recent.add(reason != null, slow);
    if (recent.calls() < rules.minimum()) {
      return;
    }
    Ml.Window counts = recent.counts();
    if (recent.failureRate() >= rules.failureRate() && reason != null) {
      trip(
          "%d of %d calls failed, last: %s"
              .formatted(counts.failed(), counts.calls(), reason.words()));
    } else if (recent.slowRate() >= rules.slowRate()) {
      trip(
          "%d of %d calls took longer than %d ms"
              .formatted(counts.slow(), counts.calls(), slowNanos / 1_000_000));
    }
  }

  private void probed(@Nullable Reason reason, boolean slow) {
    probing--;
    if (reason != null) {
      if (reason.blame() == Reason.Blame.SERVICE) {
        trip("a probe failed: " + reason.words());
      }
      return;
    }
    passed++;
    slowProbes += slow ? 1 : 0;
    if (passed < rules.probes()) {
      return;
    }
    if (slowProbes >= rules.slowRate() * passed) {
      trip(
          "%d of %d probes took longer than %d ms"
              .formatted(slowProbes, passed, slowNanos / 1_000_000));
    } else {
      breaker.reset();
      recent.clear();
      changed(Ml.Breaker.CLOSED, "%d of %d probes were answered".formatted(passed, passed));
    }
  }

  private void trip(String because) {
    // Its timer belongs to the context it is opened on, and would end with a caller's verticle.
    context.runOnContext(here -> breaker.open());
    changed(Ml.Breaker.OPEN, because);
  }

  /** Learns that the breaker went half open, which it does by its own timer. */
  private synchronized void refresh() {
    if (known == Ml.Breaker.OPEN && breaker.state() == CircuitBreakerState.HALF_OPEN) {
      changed(
          Ml.Breaker.HALF_OPEN,
          "open for %d ms, up to %d probes go through"
              .formatted(rules.open().toMillis(), rules.probes()));
    }
  }

  private void changed(Ml.Breaker after, String because) {
    Ml.Breaker before = known;
    Instant now = time.now();
    known = after;
    term++;
    probing = 0;
    passed = 0;
    slowProbes = 0;
    changedAt = now;
    why = because;
    listener.accept(new Ml.BreakerChanged(task.word(), before, after, because, now));
  }

  synchronized State state() {
    refresh();
    return new State(known, recent.counts(), changedAt, why);
  }

  /**
   * Why a try is held back.
   *
   * @param last how the try before it ended; null where it is the first
   */
  synchronized Reason.ShortCircuited held(@Nullable Reason last) {
    return new Reason.ShortCircuited(
        "%sthe breaker of %s is %s since %s: %s"
            .formatted(
                last == null ? "" : last.words() + "; ",
                task.word(),
                known == Ml.Breaker.HALF_OPEN ? "half open" : known.wire(),
                changedAt,
                why));
  }

  /** Stops nothing that is under way: a timer of the breaker ends with its Vert.x. */
  void close() {
    breaker.close();
  }
}
