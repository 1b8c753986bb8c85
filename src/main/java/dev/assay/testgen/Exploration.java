package dev.assay.testgen;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.sandbox.Ended;
import dev.assay.testgen.generate.Experiment;
import dev.assay.testgen.generate.Plan;
import dev.assay.testgen.generate.Skip;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Has a plan's calls run in a child JVM. A call that takes the child down costs its method its
 * tests and not the others theirs: it is left out and the rest runs again. For one job.
 */
final class Exploration {
  /** Children lost to one question; a subject that takes more down is not worth another. */
  private static final int MOST_LOST = 4;

  private final Experiment experiment;
  private final Function<Order, Ended> sandbox;
  private final Map<Integer, Plan.Left> lost = new TreeMap<>();
  private final Set<Integer> survived = new HashSet<>();
  private String missing = "";

  /**
   * What was found.
   *
   * @param lost why methods were left out, by the ids of their tasks
   * @param end how the last child ended, where nothing could be found
   */
  record Found(Reply.Explored explored, Map<Integer, Plan.Left> lost, Verdict end, String words) {
    Found {
      lost = Map.copyOf(lost);
    }
  }

  /** How it ended as a whole. */
  enum Verdict {
    DONE,
    CRASHED,
    TIMED_OUT,
    OUT_OF_MEMORY
  }

  Exploration(Experiment experiment, Function<Order, Ended> sandbox) {
    this.experiment = experiment;
    this.sandbox = sandbox;
  }

  Found explore(Order.Code code, Order.Effort effort) {
    Salvage salvage = new Salvage(experiment.tasks(Set.of()), effort, System::nanoTime);
    Order.Effort left = effort;
    while (true) {
      List<Order.Task> tasks = order(lost.keySet(), survived);
      Ended ended = ended(code, tasks, left, salvage.earlier());
      survived.addAll(before(ended, tasks));
      switch (ended) {
        case Ended.Answered(Reply.Explored explored, String child) when explored.hung() == null -> {
          return done(salvage.with(explored));
        }
        case Ended.Answered(Reply.Explored explored, String child) -> {
          salvage.take(explored);
          Order.Effort next = salvage.left(left);
          if (next == null) {
            return done(salvage.all());
          }
          left = next;
        }
        case Ended.Answered(Reply other, String child) -> {
          return new Found(nothing(), lost, Verdict.CRASHED, words(other));
        }
        case Ended.Died died -> {
          salvage.keep(died.known());
          Order.Effort next = after(died, left);
          if (next == null) {
            return gone(died, salvage);
          }
          left = next;
        }
      }
    }
  }

  private Ended ended(
      Order.Code code, List<Order.Task> tasks, Order.Effort effort, Order.Earlier earlier) {
    return tasks.isEmpty()
        ? new Ended.Answered(nothing(), "")
        : sandbox.apply(
            new Order.Explore(
                code,
                tasks,
                experiment.observers(lost.keySet()),
                experiment.steps(),
                effort,
                earlier));
  }

  private Found done(Reply.Explored explored) {
    String lack = Objects.requireNonNullElse(explored.lack(), "");
    return missing.isEmpty()
        ? new Found(explored, lost, Verdict.DONE, lack)
        : new Found(incomplete(explored), lost, Verdict.DONE, missing);
  }

  private Found gone(Ended.Died died, Salvage salvage) {
    return salvage.isEmpty()
        ? new Found(nothing(), lost, verdict(died.cause()), died.words())
        : done(incomplete(salvage.all()));
  }

  /** What another child may take after one that died; null where there is to be no other. */
  private Order.@Nullable Effort after(Ended.Died died, Order.Effort effort) {
    if (died.task() >= 0 && lost.size() < MOST_LOST) {
      lost.put(died.task(), experiment.left(died.task(), code(died.cause()), died.words()));
      return effort;
    }
    // What took all the time and told what it found by then has had its time.
    boolean over = died.known() != null && died.cause() == Ended.Cause.TIMED_OUT;
    if (died.task() >= 0 || effort.searches() < 0 || over) {
      return null;
    }
    Order.Effort less = less(effort, died.cause());
    missing = missing(less) + died.words();
    return less;
  }

  // No method is to blame, so it was the search or a mutant: without these the rest is worth as
  // much as before. What took all the time would take it again.
  private static Order.Effort less(Order.Effort effort, Ended.Cause cause) {
    boolean search = effort.searches() > 0 && cause != Ended.Cause.TIMED_OUT;
    return new Order.Effort(effort.seed(), search ? 0 : -1, effort.millis());
  }

  private static String missing(Order.Effort left) {
    return left.searches() == 0
        ? "no more tests were searched for: "
        : "it was not measured which mutants the tests notice: ";
  }

  private static Reply.Explored incomplete(Reply.Explored all) {
    return new Reply.Explored(all.trials(), all.branches(), all.mutants(), all.kills(), false);
  }

  // Each time from the other end, so that the methods on both sides of one that takes its child
  // down are known to survive; the last time only those are run.
  private List<Order.Task> order(Set<Integer> lost, Set<Integer> survived) {
    List<Order.Task> tasks = experiment.tasks(lost);
    if (lost.size() == MOST_LOST) {
      return tasks.stream().filter(task -> survived.contains(task.id())).toList();
    }
    return lost.size() % 2 == 0 ? tasks : tasks.reversed();
  }

  /** The tasks that were run before the one that ended the child. */
  private static List<Integer> before(Ended ended, List<Order.Task> tasks) {
    List<Integer> ids = tasks.stream().map(Order.Task::id).toList();
    return ended instanceof Ended.Died died && ids.contains(died.task())
        ? ids.subList(0, ids.indexOf(died.task()))
        : List.of();
  }

  private static Reply.Explored nothing() {
    return new Reply.Explored(List.of(), List.of(), List.of(), List.of(), true);
  }

  private static String words(Reply reply) {
    return reply instanceof Reply.Refused(String reason)
        ? reason
        : "the child JVM answered something else than was asked";
  }

  private static Skip code(Ended.Cause cause) {
    return switch (cause) {
      case TIMED_OUT -> Skip.HANGS;
      case OUT_OF_MEMORY -> Skip.OUT_OF_MEMORY;
      case CRASHED, GARBLED -> Skip.CRASHED;
    };
  }

  private static Verdict verdict(Ended.Cause cause) {
    return switch (cause) {
      case TIMED_OUT -> Verdict.TIMED_OUT;
      case OUT_OF_MEMORY -> Verdict.OUT_OF_MEMORY;
      case CRASHED, GARBLED -> Verdict.CRASHED;
    };
  }
}
