package dev.assay.testgen.select;

import dev.assay.lab.Observed;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Branch;
import dev.assay.lab.Reply.Explored;
import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.Reply.Operator;
import dev.assay.lab.Reply.Tried;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An exploration written by hand: which trial takes which branches and notices which mutants. */
final class Matrix {
  static final Value BOX = new Value.New(TypeName.of("a", "Box"), List.of(), List.of(), null);

  private final List<Tried> trials = new ArrayList<>();
  private final List<Kill> kills = new ArrayList<>();
  private final List<Mutant> mutants = new ArrayList<>();
  private final List<Branch> branches;

  Matrix(int branches) {
    this.branches =
        IntStream.range(0, branches)
            .mapToObj(i -> new Branch(i, "a.Box", "m()V", i, i / 2))
            .toList();
  }

  Matrix mutants(Operator... operators) {
    for (Operator each : operators) {
      mutants.add(new Mutant(mutants.size() + 1, each, "a.Box", "m()V", 1, "by hand"));
    }
    return this;
  }

  Matrix mutant(Operator operator, String method) {
    mutants.add(new Mutant(mutants.size() + 1, operator, "a.Box", method, 1, "by hand"));
    return this;
  }

  Matrix trial(Trial trial, Observed observed, Integer... taken) {
    trials.add(new Tried(trial, observed, List.of(taken), 1));
    return this;
  }

  /** A trial of the task that returns its number. */
  Matrix row(int id, int task, Integer... taken) {
    return trial(call(id, task, Value.of(id)), value(id), taken);
  }

  Matrix kill(int mutant, int trial) {
    return kill(mutant, trial, 1);
  }

  Matrix kill(int mutant, int trial, long items) {
    kills.add(new Kill(mutant, trial, items));
    return this;
  }

  Explored explored() {
    return new Explored(trials, branches, mutants, kills, true);
  }

  static Trial call(int id, int task, Value... arguments) {
    return new Trial(id, task, null, List.of(arguments));
  }

  static Observed value(int value) {
    return returned(Value.of(value));
  }

  static Observed returned(@Nullable Value value, Observed.Probe... ofReceiver) {
    return new Observed.Returned(
        value, false, List.of(), List.of(ofReceiver), List.of(), List.of());
  }

  static Observed.Probe probe(String method, int value, boolean changed) {
    return new Observed.Probe(method, Value.of(value), changed);
  }

  static Task task(int id, String method, Trial... trials) {
    return new Task(id, "a.Box", method, List.of(), List.of(trials), List.of(), List.of());
  }

  static Preference noPreference() {
    return new Preference(List.of());
  }
}
