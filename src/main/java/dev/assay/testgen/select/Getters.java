package dev.assay.testgen.select;

import dev.assay.lab.Observed.Probe;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Reply.Explored;
import dev.assay.lab.Reply.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the methods that only hand something out, so that tests of what made an object can ask them
 * all at once: they take nothing, and nothing of them can be changed but what they return.
 * Immutable.
 */
final class Getters {
  /** They say again what other observers say, and break when a text is reworded. */
  static final Set<String> SUMMARIES = Set.of("toString", "hashCode");

  private static final Set<Operator> RETURNS =
      Set.of(
          Operator.EMPTY_RETURNS,
          Operator.TRUE_RETURNS,
          Operator.FALSE_RETURNS,
          Operator.NULL_RETURNS,
          Operator.PRIMITIVE_RETURNS,
          Operator.CONSTANTS);

  private final Map<Integer, Task> tasks = new TreeMap<>();
  private final Set<String> returning = new TreeSet<>();
  private final Set<String> doing = new TreeSet<>();

  Getters(Explored explored, List<Task> tasks) {
    tasks.forEach(task -> this.tasks.put(task.id(), task));
    explored
        .mutants()
        .forEach(mutant ->
            (RETURNS.contains(mutant.operator()) ? returning : doing)
                .add(mutant.type() + "." + mutant.method().replaceFirst("\\).*", ")")));
  }

  /** Whether the task makes the objects of its class. */
  boolean constructs(int task) {
    Task its = tasks.get(task);
    return its != null && its.method().equals("<init>");
  }

  /** Which of the observers of what a constructor made only hand out what it was given. */
  List<Integer> among(int constructor, List<Probe> probes) {
    Task its = tasks.get(constructor);
    if (its == null) {
      return List.of();
    }
    List<Integer> plain = new ArrayList<>();
    List<Integer> unwritten = new ArrayList<>();
    for (int i = 0; i < probes.size(); i++) {
      String method = its.owner() + "." + probes.get(i).method() + "()";
      if (!doing.contains(method) && !SUMMARIES.contains(probes.get(i).method())) {
        (returning.contains(method) ? plain : unwritten).add(i);
      }
    }
    // What nobody wrote is a record's, one for each component; more than these are inherited.
    if (unwritten.size() <= its.parameters().size()) {
      plain.addAll(unwritten);
    }
    plain.sort(Integer::compare);
    return plain;
  }
}
