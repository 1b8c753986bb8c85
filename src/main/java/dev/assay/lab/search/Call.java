package dev.assay.lab.search;

import dev.assay.lab.Order.Trial;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a trial, without its number: what tells two trials apart. Immutable. */
record Call(@Nullable Value receiver, List<Value> arguments) {
  Call {
    arguments = List.copyOf(arguments);
  }

  static Call of(Trial trial) {
    return new Call(trial.receiver(), trial.arguments());
  }

  Trial trial(int id, int task) {
    return new Trial(id, task, receiver, arguments);
  }

  Call on(Value other) {
    return new Call(other, arguments);
  }

  /** With nothing in its lists, sets and maps but texts and numbers. */
  Call emptied() {
    return new Call(
        receiver == null ? null : Elements.emptied(receiver),
        arguments.stream().map(Elements::emptied).toList());
  }

  Call with(int index, Value argument) {
    List<Value> changed = new ArrayList<>(arguments);
    changed.set(index, argument);
    return new Call(receiver, changed);
  }
}
