package dev.assay.testgen.select;

import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What to go by where several trials tell the same: trials that were asked for are preferred to
 * those that were searched. Immutable.
 *
 * @param tasks as they were ordered
 */
public record Preference(List<Task> tasks) {
  public Preference {
    tasks = List.copyOf(tasks);
  }

  /** The first trial of each task by the task's id: its values are the plainest. */
  Map<Integer, Trial> plain() {
    Map<Integer, Trial> all = new TreeMap<>();
    tasks.forEach(
        task -> task.trials().stream().limit(1).forEach(trial -> all.put(task.id(), trial)));
    return all;
  }

  /** The trials that were asked for. */
  Set<Integer> given() {
    Set<Integer> all = new TreeSet<>();
    tasks.forEach(task -> task.trials().stream().map(Trial::id).forEach(all::add));
    return all;
  }
}
