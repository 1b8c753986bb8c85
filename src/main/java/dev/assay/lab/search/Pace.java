package dev.assay.lab.search;

import dev.assay.lab.Order.Effort;
import dev.assay.lab.Reply.Explored;
import dev.assay.lab.Reply.Progress;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one exploration: it tells how far the work is, and stops what takes too long. What
 * is done, and in which order, never depends on it. For one thread.
 */
final class Pace {
  private static final long NANOS = 1_000_000;
  private static final long BETWEEN = 50 * NANOS;
  private static final long MOST_WAITED = 3_000 * NANOS;

  /** What is known is told so often: seldom enough that to write it costs next to nothing. */
  private static final long BETWEEN_ALL = 1_500 * NANOS;

  /** Where there is too much to run at first, the rest of the time is for what tells more of it. */
  private static final double FIRST = 0.4;

  private static final double AGAIN = 0.5;

  /** The rest of the time is for checking what the search found. */
  private static final double SEARCHING = 0.85;

  private final Consumer<Progress> progress;
  private final long begin = System.nanoTime();
  private final long millis;
  private long told = begin - BETWEEN;
  private long toldAll = begin;
  private @Nullable Supplier<Explored> known;
  private String stage = "";
  private boolean cut;
  private long waited;

  Pace(Effort effort, Consumer<Progress> progress) {
    this.millis = effort.millis();
    this.progress = progress;
  }

  /** Whether the time is up; asking when it is makes the work incomplete. */
  boolean over() {
    return passed(1);
  }

  /** The same for the first runs. */
  boolean firstOver() {
    return passed(FIRST);
  }

  /** The same for running them again. */
  boolean againOver() {
    return passed(AGAIN);
  }

  /** The same for the mutants and the search, which end a bit earlier. */
  boolean searchOver() {
    return passed(SEARCHING);
  }

  /** Whether the time ended anything. */
  boolean cut() {
    return cut;
  }

  /**
   * Gives back time that was spent waiting and not working, up to a limit: one call that blocks is
   * not to cost the others their runs.
   */
  void waited(long nanos) {
    waited = Math.min(MOST_WAITED, waited + nanos);
  }

  /** From now on what is known is told now and then, so that it outlives this JVM. */
  void keep(Supplier<Explored> all) {
    known = all;
  }

  /** Tells how far it is: at most every 50 ms, and whenever another stage begins. */
  void tell(Progress now) {
    if (!now.stage().equals(stage) || System.nanoTime() - told >= BETWEEN) {
      stage = now.stage();
      told = System.nanoTime();
      progress.accept(withAll(now));
    }
  }

  /** Tells how far it is and what is known, now. */
  void tellAll(Progress now) {
    toldAll = told - BETWEEN_ALL;
    stage = "";
    tell(now);
  }

  private Progress withAll(Progress now) {
    Supplier<Explored> all = known;
    if (all == null || told - toldAll < BETWEEN_ALL) {
      return now;
    }
    Progress whole = now.knowing(all.get());
    toldAll = System.nanoTime();
    return whole;
  }

  private boolean passed(double share) {
    boolean passed = System.nanoTime() - begin >= millis * share * NANOS + waited;
    cut |= passed;
    return passed;
  }
}
