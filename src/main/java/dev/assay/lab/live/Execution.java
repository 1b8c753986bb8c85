package dev.assay.lab.live;

import dev.assay.lab.Observed;
import dev.assay.lab.Value;
import dev.assay.lab.search.Runs;
import java.lang.ref.WeakReference;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs trials with one definition of the classes: makes the inputs, calls, and looks at what came
 * of it. For the worker's thread.
 */
final class Execution {
  private static final int MOST_REMEMBERED = 10_000;

  private final Loaded loaded;
  private final Instrumentation instrumentation;
  private final long steps;
  private final Observing observing;
  private final Traced traced;
  private final Touched touched;
  private final Functions functions;
  private final Map<Value, Map<String, Value>> before = new HashMap<>();

  /** Before, the classes have yet to initialise themselves, and that takes steps too. */
  private boolean used;

  Execution(Loaded loaded, Instrumentation instrumentation, long steps, Observing observing) {
    this.loaded = loaded;
    this.instrumentation = instrumentation;
    this.steps = steps;
    this.observing = observing;
    this.traced = new Traced(loaded.loader(), loaded.naming());
    this.touched = new Touched(loaded, observing);
    this.functions = new Functions(loaded);
  }

  Loaded loaded() {
    return loaded;
  }

  /**
   * How a trial is run.
   *
   * @param mutant 0 for the code as it is
   * @param first whether this run chooses what is asked, by it and by all later ones
   */
  record Manner(int mutant, boolean first) {}

  Runs.Ran run(Plan plan, Manner manner) {
    int mutant = manner.mutant();
    Heard heard = new Heard(loaded.shower(), true);
    instrumentation.begin(mutant, used ? plan.steps(mutant, steps) : steps);
    used = true;
    Plan.Readied readied;
    @Nullable Object receiver;
    @Nullable Object[] made;
    try {
      readied = plan.readied(loaded);
      Recipe recipe = readied.receiver();
      receiver = recipe == null ? null : recipe.make(heard);
      heard.receiver(receiver);
      made = Maker.made(readied.arguments(), heard);
      made = given(readied, receiver, made);
    } catch (Throwable thrown) {
      return ran(notBuilt(thrown), mutant, 0);
    }
    List<@Nullable Value> held = touched.held(made);
    Object on = readied.isConstructor() ? null : receiver;
    long start = System.nanoTime();
    Object result;
    try {
      result = Members.call(readied.executable(), on, made);
    } catch (Throwable thrown) {
      long nanos = System.nanoTime() - start;
      plan.took(mutant == 0 ? steps - instrumentation.left() : 0);
      return ran(threw(thrown, readied.executable(), heard.end()), mutant, nanos);
    }
    long nanos = System.nanoTime() - start;
    Observed.Lost ended = Ends.of(instrumentation);
    if (ended != null) {
      return ran(ended, mutant, nanos);
    }
    Called called = new Called(plan, readied, on, Arrays.asList(made), held, heard, result);
    return manner.first()
        ? original(called, heard.end(), nanos)
        : ran(returned(called, heard.end()), mutant, nanos);
  }

  private static @Nullable Object[] given(
      Plan.Readied readied, @Nullable Object receiver, @Nullable Object[] made) {
    if (readied.needsReceiver() && receiver == null) {
      throw new Unbuildable(readied.executable().getName() + " needs an object to be called on");
    }
    boolean fits =
        readied.isConstructor() || receiver == null || readied.owner().isInstance(receiver);
    if (!fits) {
      throw new Unbuildable("the object to call on is no " + readied.owner().getName());
    }
    return Maker.given(readied.executable(), readied.isConstructor() ? receiver : null, made);
  }

  private Observed notBuilt(Throwable thrown) {
    Observed.Lost caught = Ends.of(instrumentation);
    Observed.Lost lost = caught == null ? Ends.of(thrown) : caught;
    return lost != null
        ? lost
        : new Observed.Lost(
            Observed.Why.NOT_BUILT,
            "making the inputs threw %s: %s"
                .formatted(thrown.getClass().getName(), Traced.message(thrown)));
  }

  private Observed threw(
      Throwable thrown, Executable executable, List<Observed.Interaction> interactions) {
    Observed.Lost caught = Ends.of(instrumentation);
    Observed.Lost lost = caught == null ? Ends.of(thrown) : caught;
    if (lost == null && Elsewhere.told(thrown)) {
      return new Observed.Lost(
          Observed.Why.UNSTABLE, "it depends on the files, programs or network of the machine");
    }
    return lost != null ? lost : traced.of(thrown, executable, interactions);
  }

  private Runs.Ran ran(Observed observed, int mutant, long nanos) {
    boolean original = mutant == 0;
    return new Runs.Ran(
        observed,
        instrumentation.branches(),
        original ? instrumentation.mutants() : new BitSet(),
        original ? instrumentation.compared() : List.of(),
        nanos);
  }

  // The branches are those of the call, the mutants also those that only the observers reach.
  private Runs.Ran original(Called called, List<Observed.Interaction> interactions, long nanos) {
    BitSet branches = instrumentation.branches();
    List<Runs.Compared> compared = instrumentation.compared();
    Outcome outcome = outcome(called);
    Map<String, Value> ofResult =
        outcome.probed == null ? Map.of() : ofResult(called, outcome.probed);
    List<Observed.Probe> functions = functions(called, outcome);
    Object receiver = called.receiver();
    Class<?> owner = called.readied().owner();
    Map<String, Value> ofReceiver = receiver == null ? Map.of() : observing.ask(receiver, owner);
    List<Touched.Told> told = touched.ask(called);
    BitSet mutants = instrumentation.mutants();
    called.plan().took(steps - instrumentation.left());
    boolean ofOne =
        outcome.probed != null
            && observing.disturbed(outcome.probed, called.readied().returns(), ofResult);
    boolean ofOther = receiver != null && observing.disturbed(receiver, owner, ofReceiver);
    if (ofOne || ofOther || touched.disturbed(told)) {
      return run(called.plan(), new Manner(0, true));
    }
    Map<String, Value> earlier = ofReceiver.isEmpty() ? Map.of() : before(called);
    List<Observed.Changed> changed = changed(called, told);
    Observed observed =
        new Observed.Returned(
            outcome.value,
            outcome.self,
            joined(called.plan().ofResult(ofResult), functions),
            called.plan().ofReceiver(ofReceiver, earlier),
            changed,
            interactions);
    return new Runs.Ran(observed, branches, mutants, compared, nanos);
  }

  // What a constructor gives has no other class than the one that is named there.
  private Map<String, Value> ofResult(Called called, Object result) {
    Map<String, Value> answers = observing.ask(result, called.readied().returns());
    return answers.isEmpty() && !called.readied().isConstructor()
        ? observing.kind(result)
        : answers;
  }

  private List<Observed.Probe> functions(Called called, Outcome outcome) {
    return outcome.probed != null && called.readied().executable() instanceof Method method
        ? functions.ask(outcome.probed, method)
        : List.of();
  }

  private static <T> List<T> joined(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private Observed returned(Called called, List<Observed.Interaction> interactions) {
    Outcome outcome = outcome(called);
    Object receiver = called.receiver();
    List<Observed.Probe> ofResult =
        outcome.probed == null
            ? List.of()
            : called.plan().ofResultAgain(observing, outcome.probed, called.readied().returns());
    List<Observed.Probe> ofReceiver =
        receiver == null
            ? List.of()
            : called.plan().ofReceiverAgain(observing, receiver, called.readied().owner());
    return new Observed.Returned(
        outcome.value,
        outcome.self,
        joined(ofResult, functions(called, outcome)),
        ofReceiver,
        touched.again(called),
        interactions);
  }

  /**
   * The result as it is observed.
   *
   * @param probed the result where it has no value of its own
   */
  private record Outcome(@Nullable Value value, boolean self, @Nullable Object probed) {}

  private Outcome outcome(Called called) {
    Object result = called.result();
    if (called.readied().executable() instanceof Method method
        && method.getReturnType() == void.class) {
      return new Outcome(null, false, null);
    }
    if (called.readied().isConstructor()) {
      return new Outcome(null, false, result);
    }
    // The very object is meant, whatever its equals says.
    if (called.receiver() != null && new WeakReference<>(called.receiver()).refersTo(result)) {
      return new Outcome(null, true, null);
    }
    Value value = loaded.shower().show(result);
    Value told = value == null ? given(called, result) : value;
    return new Outcome(told, false, told == null ? result : null);
  }

  // Of what cannot be written it is at least told that it is one of the arguments.
  private static @Nullable Value given(Called called, @Nullable Object result) {
    int own = called.plan().trial().arguments().size();
    int hidden = called.arguments().size() - own;
    for (int i = 0; result != null && hidden >= 0 && i < own; i++) {
      Object argument = called.arguments().get(hidden + i);
      if (argument != null && new WeakReference<>(argument).refersTo(result)) {
        return new Value.Argument(i);
      }
    }
    return null;
  }

  private List<Observed.Changed> changed(Called called, List<Touched.Told> told) {
    instrumentation.begin(0, steps);
    List<Observed.Changed> changed = touched.changed(called, told);
    called.plan().changed(changed);
    return changed;
  }

  // The receiver of this run is spoilt by then, so a fresh one is asked; after the run, so that
  // what making it changes in statics is not seen by the run.
  private Map<String, Value> before(Called called) {
    Value receiver = called.plan().trial().receiver();
    Recipe recipe = called.readied().receiver();
    if (receiver == null || recipe == null) {
      return Map.of();
    }
    Map<String, Value> known = before.get(receiver);
    if (known != null) {
      return known;
    }
    Map<String, Value> answers = Map.of();
    instrumentation.begin(0, steps);
    try {
      Object fresh = recipe.make(new Heard(loaded.shower(), false));
      answers = fresh == null ? answers : observing.ask(fresh, called.readied().owner());
    } catch (Throwable untold) {
      Ends.rethrowMemory(untold);
    }
    if (before.size() == MOST_REMEMBERED) {
      before.clear();
    }
    before.put(receiver, answers);
    return answers;
  }
}
