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
 * Has a plan's calls run in a child JVM. A run that takes the child down is left out, and another
 * child does the rest. For one job.
 */
final class Exploration {
  private final Experiment experiment;
  private final Function<Order, Ended> sandbox;
  private final Map<Integer, Plan.Left> lost = new TreeMap<>();
  private final Set<Integer> survived = new HashSet<>();
  private boolean repeated;

  /**
   * What was found.
   *
   * @param lost what calls of methods did to their child, by the ids of their tasks: why these have
   *     no tests, where they have none
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
      List<Order.Task> tasks = tasks(salvage);
      Ended ended = ended(code, tasks, left, salvage.earlier());
      switch (ended) {
        case Ended.Answered(Reply.Explored explored, String child) when explored.hung() == null -> {
          return done(salvage.with(explored));
        }
        case Ended.Answered(Reply.Explored explored, String child) -> {
          blame(explored.hung(), Skip.HANGS, "it held its thread for good");
          salvage.take(explored);
        }
        case Ended.Answered(Reply other, String child) -> {
          return new Found(nothing(), lost, Verdict.CRASHED, words(other));
        }
        case Ended.Died died -> {
          Order.Attempt at = known(died.at(), tasks);
          before(at, tasks);
          blame(at, code(died.cause()), died.words());
          salvage.take(Objects.requireNonNullElse(died.known(), Salvage.NOTHING).hanging(at));
          if (isOver(died, at, salvage)) {
            return gone(died, salvage);
          }
        }
      }
      Order.Effort next = salvage.left(left);
      if (next == null) {
        return ended instanceof Ended.Died died ? gone(died, salvage) : done(salvage.all());
      }
      left = next;
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
    return new Found(explored, lost, Verdict.DONE, Objects.requireNonNullElse(explored.lack(), ""));
  }

  private Found gone(Ended.Died died, Salvage salvage) {
    return salvage.isEmpty()
        ? new Found(nothing(), lost, verdict(died.cause()), died.words())
        : done(salvage.all());
  }

  // What took all the time has had its time, and where no run is to blame none can be left out: it
  // is only worth another child where nothing is known, and only once.
  private boolean isOver(Ended.Died died, Order.@Nullable Attempt at, Salvage salvage) {
    boolean inVain = at == null || died.cause() == Ended.Cause.TIMED_OUT;
    boolean over = inVain && (repeated || !salvage.isEmpty());
    repeated |= inVain;
    return over;
  }

  /** Notes why a method may have no tests. */
  private void blame(Order.@Nullable Attempt at, Skip code, String words) {
    if (at != null && at.mutant() == 0) {
      int task = at.trial().task();
      lost.put(task, experiment.left(task, code, words));
    }
  }

  // Each time from the other end, so that the methods on both sides of one that takes its child
  // down are known to survive; the last time only those are run.
  private List<Order.Task> tasks(Salvage salvage) {
    if (!salvage.isEmpty()) {
      return experiment.tasks(Set.of());
    }
    if (salvage.lost() == Salvage.MOST - 1) {
      return experiment.tasks(lost.keySet()).stream()
          .filter(task -> survived.contains(task.id()))
          .toList();
    }
    List<Order.Task> tasks = experiment.tasks(Set.of());
    return salvage.lost() % 2 == 0 ? tasks : tasks.reversed();
  }

  /** Notes the tasks that were run before the one that ended the child. */
  private void before(Order.@Nullable Attempt at, List<Order.Task> tasks) {
    if (at != null) {
      tasks.stream()
          .map(Order.Task::id)
          .takeWhile(id -> id != at.trial().task())
          .forEach(survived::add);
    }
  }

  // It is the child's word, which may be that of a stranger's code.
  private static Order.@Nullable Attempt known(Order.@Nullable Attempt at, List<Order.Task> tasks) {
    boolean ours = at != null && tasks.stream().anyMatch(task -> task.id() == at.trial().task());
    return ours ? at : null;
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
