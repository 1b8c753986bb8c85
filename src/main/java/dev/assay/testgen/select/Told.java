package dev.assay.testgen.select;

import dev.assay.lab.Layout;
import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Probe;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Reply.Kill;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Finds getters that need no test of their own, since tests of other methods of the class assert
 * what they answer. For one selection.
 */
final class Told {
  private final List<Pick> picks;
  private final List<Kill> kills;
  private final Map<Integer, Task> tasks = new TreeMap<>();
  private final List<Integer> elsewhere = new ArrayList<>();

  Told(List<Pick> picks, List<Kill> kills, List<Task> tasks) {
    this.picks = new ArrayList<>(picks);
    this.kills = kills;
    tasks.forEach(it -> this.tasks.put(it.id(), it));
  }

  /** Takes the tests of such getters out, where nothing is lost by it. */
  List<Integer> takeOut() {
    for (Task task : List.copyOf(tasks.values())) {
      List<Pick> its = picks.stream().filter(it -> task(it) == task.id()).toList();
      if (its.size() == 1 && getter(task) && asserted(task) && !needed(its.getFirst())) {
        picks.remove(its.getFirst());
        elsewhere.add(task.id());
      }
    }
    return List.copyOf(elsewhere);
  }

  List<Pick> rest() {
    return List.copyOf(picks);
  }

  private static int task(Pick pick) {
    return pick.tried().trial().task();
  }

  private static boolean getter(Task task) {
    return task.parameters().isEmpty() && !task.method().startsWith("<");
  }

  private boolean asserted(Task getter) {
    return picks.stream()
        .filter(it -> task(it) != getter.id() && sameOwner(it, getter))
        .anyMatch(it -> asserts(it, getter.method()));
  }

  private boolean sameOwner(Pick pick, Task getter) {
    Task its = tasks.get(task(pick));
    return its != null && its.owner().equals(getter.owner());
  }

  private boolean asserts(Pick pick, String method) {
    if (!(pick.tried().observed() instanceof Observed.Returned returned)) {
      return false;
    }
    Layout layout = Layout.of(returned);
    return asserts(pick, returned.ofReceiver(), layout.firstReceiver(), method)
        || (constructs(pick) && asserts(pick, returned.ofResult(), layout.firstResult(), method));
  }

  private boolean constructs(Pick pick) {
    Task its = tasks.get(task(pick));
    return its != null && its.method().equals("<init>");
  }

  private static boolean asserts(Pick pick, List<Probe> probes, int first, String method) {
    return IntStream.range(0, probes.size())
        .anyMatch(i -> pick.asserts(first + i) && probes.get(i).method().equals(method));
  }

  private boolean needed(Pick pick) {
    Set<Integer> branches = new TreeSet<>(pick.tried().branches());
    Set<Integer> mutants = new TreeSet<>();
    kills.stream().filter(pick::notices).map(Kill::mutant).forEach(mutants::add);
    for (Pick each : picks) {
      if (!each.equals(pick)) {
        branches.removeAll(Set.copyOf(each.tried().branches()));
        kills.stream().filter(each::notices).map(Kill::mutant).forEach(mutants::remove);
      }
    }
    return !branches.isEmpty() || !mutants.isEmpty();
  }
}
