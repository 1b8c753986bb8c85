package dev.assay.testgen.select;

import dev.assay.lab.Order.Task;
import dev.assay.lab.Reply.Explored;
import dev.assay.lab.Reply.Operator;
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
  private static final Set<Operator> RETURNS =
      Set.of(
          Operator.EMPTY_RETURNS,
          Operator.TRUE_RETURNS,
          Operator.FALSE_RETURNS,
          Operator.NULL_RETURNS,
          Operator.PRIMITIVE_RETURNS,
          Operator.CONSTANTS);

  private final Map<Integer, Task> tasks = new TreeMap<>();
  private final Set<String> plain = new TreeSet<>();

  Getters(Explored explored, List<Task> tasks) {
    tasks.forEach(task -> this.tasks.put(task.id(), task));
    Set<String> returning = new TreeSet<>();
    Set<String> doing = new TreeSet<>();
    explored
        .mutants()
        .forEach(mutant ->
            (RETURNS.contains(mutant.operator()) ? returning : doing)
                .add(mutant.type() + "." + mutant.method().replaceFirst("\\).*", ")")));
    returning.removeAll(doing);
    tasks.stream()
        .filter(task -> task.parameters().isEmpty())
        .map(task -> task.owner() + "." + task.method())
        .filter(method -> returning.contains(method + "()"))
        .forEach(plain::add);
  }

  /** Whether the task makes the objects of its class. */
  boolean constructs(int task) {
    Task its = tasks.get(task);
    return its != null && its.method().equals("<init>");
  }

  /** Whether it only hands out what an object of that task's class holds. */
  boolean plain(int task, String method) {
    Task its = tasks.get(task);
    return its != null && plain.contains(its.owner() + "." + method);
  }
}
