package dev.assay.lab.live;

import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Value;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a trial between its runs: its recipes for the present classes, and what was asked
 * of the receiver and the result when the code ran as it is, which is what mutants are asked too.
 * For one thread.
 */
final class Plan {
  private static final int MOST_PROBES = 6;

  /** A mutant that needs so many times the steps will need them all. */
  private static final int FACTOR = 20;

  private static final long LEAST_STEPS = 20_000;

  private final Order.Trial trial;
  private final Order.Task task;
  private @Nullable SubjectLoader loader;
  private @Nullable Readied readied;
  private @Nullable Selected ofResult;
  private @Nullable Selected ofReceiver;
  private List<Observed.Changed> changed = List.of();
  private long took;

  Plan(Order.Trial trial, Order.Task task) {
    this.trial = trial;
    this.task = task;
  }

  Order.Trial trial() {
    return trial;
  }

  String owner() {
    return task.owner();
  }

  /**
   * The call with all names looked up.
   *
   * @param owner the type that a test's variable for the receiver has
   */
  record Readied(
      Class<?> owner, Executable executable, @Nullable Recipe receiver, List<Recipe> arguments) {
    boolean needsReceiver() {
      return executable instanceof Method method
          ? !Modifier.isStatic(method.getModifiers())
          : Members.inner(owner);
    }

    boolean isConstructor() {
      return executable instanceof Constructor<?>;
    }

    /** The type that a test's variable for the result has. */
    Class<?> returns() {
      return executable instanceof Method method ? method.getReturnType() : owner;
    }
  }

  /** The observers that were chosen, and those of them that answered something else before. */
  private record Selected(List<String> methods, List<Observed.Probe> probes) {}

  Readied readied(Loaded now) {
    Readied known = readied;
    if (known == null || !now.loader().equals(loader)) {
      known = ready(now);
      readied = known;
      loader = now.loader();
    }
    return known;
  }

  private Readied ready(Loaded now) {
    Class<?> owner = now.types().binary(task.owner());
    Executable executable =
        task.method().equals("<init>")
            ? now.members().constructor(owner, task.parameters())
            : now.members().method(owner, task.method(), task.parameters());
    Maker maker = new Maker(now.types(), now.members(), now.stubs());
    Value receiver = trial.receiver();
    Recipe receiverRecipe = receiver == null ? null : maker.recipe(receiver);
    List<Recipe> arguments = trial.arguments().stream().map(maker::recipe).toList();
    return new Readied(owner, executable, receiverRecipe, arguments);
  }

  /** Notes how many steps the code took as it is, with all that was asked after it. */
  void took(long steps) {
    took = Math.max(took, steps);
  }

  /**
   * The steps that a mutant may take: what runs away is known to long before the code as it is
   * would be, and there are many that do.
   */
  long steps(int mutant, long most) {
    return mutant == 0 || took == 0 ? most : Math.min(most, Math.max(LEAST_STEPS, FACTOR * took));
  }

  /** Chooses among what the result says, for this run and those of the mutants. */
  List<Observed.Probe> ofResult(Map<String, Value> answers) {
    List<Observed.Probe> probes = chosen(answers, answers);
    ofResult = selection(probes);
    return probes;
  }

  /**
   * Chooses among what the receiver says.
   *
   * @param before what it said before the call
   */
  List<Observed.Probe> ofReceiver(Map<String, Value> answers, Map<String, Value> before) {
    List<Observed.Probe> probes = chosen(answers, before);
    ofReceiver = selection(probes);
    return probes;
  }

  List<Observed.Probe> ofResultAgain(Observing observing, Object result, Class<?> as) {
    return again(observing, result, as, ofResult);
  }

  List<Observed.Probe> ofReceiverAgain(Observing observing, Object receiver, Class<?> as) {
    return again(observing, receiver, as, ofReceiver);
  }

  /** Notes what a call did to its arguments, for the runs of the mutants. */
  void changed(List<Observed.Changed> found) {
    changed = List.copyOf(found);
  }

  /** What was noted. */
  List<Observed.Changed> changed() {
    return changed;
  }

  private static Selected selection(List<Observed.Probe> probes) {
    return new Selected(probes.stream().map(Observed.Probe::method).toList(), probes);
  }

  private static List<Observed.Probe> chosen(
      Map<String, Value> answers, Map<String, Value> before) {
    List<Observed.Probe> changed = new ArrayList<>();
    List<Observed.Probe> same = new ArrayList<>();
    answers.forEach((method, value) -> {
      boolean other = !value.equals(before.get(method));
      (other ? changed : same).add(new Observed.Probe(method, value, other));
    });
    changed.addAll(same);
    return changed.stream().limit(MOST_PROBES).toList();
  }

  private static List<Observed.Probe> again(
      Observing observing, Object object, Class<?> as, @Nullable Selected selected) {
    if (selected == null) {
      Map<String, Value> answers = observing.ask(object, as);
      return chosen(answers, answers);
    }
    Map<String, Value> answers = observing.ask(object, as, selected.methods);
    List<Observed.Probe> probes = new ArrayList<>();
    for (Observed.Probe asked : selected.probes) {
      Value value = answers.get(asked.method());
      observing.compare(object, asked, value);
      if (value != null) {
        probes.add(new Observed.Probe(asked.method(), value, asked.changed()));
      }
    }
    return probes;
  }
}
