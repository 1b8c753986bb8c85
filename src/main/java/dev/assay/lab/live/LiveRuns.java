package dev.assay.lab.live;

import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Whereabouts;
import dev.assay.lab.search.Runs;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The subject of an order, loaded into this JVM and run on the thread that makes this, which best
 * is one of {@link Apart}'s. A run that blocks is interrupted. One that cannot be, since it loops
 * inside of a library, keeps its thread: then {@code stuck} is called on another one. While this is
 * open, the JVM's streams are silenced. For one thread.
 */
public final class LiveRuns implements Runs, AutoCloseable {
  private static final int MOST_PLANS = 50_000;

  private final Order.Explore order;
  // By id and not by place: an order may leave out tasks that cost another child its life.
  private final Map<Integer, Order.Task> tasks = new HashMap<>();
  private final Instrumentation instrumentation;
  private final String first;
  private final Library library;
  private final long steps;
  private final World home = new World(Whereabouts.HOME);
  private final Watchdog watchdog;
  private final Set<Thread> before = threads();
  private final Map<Integer, Plan> plans = new HashMap<>();
  private final Map<String, Execution> atHome = new HashMap<>();
  private final Observing.Memory memory;
  private final int looks;
  private World world = home;
  private Map<String, Execution> executions = atHome;
  private boolean dirty;

  /**
   * Loads nothing yet.
   *
   * @param stuck called at most once
   */
  public LiveRuns(
      Order.Explore order, Instrumentation instrumentation, Limits limits, Runnable stuck) {
    this.order = order;
    order.tasks().forEach(task -> tasks.put(task.id(), task));
    this.instrumentation = instrumentation;
    this.first = instrumentation.classes().keySet().stream().sorted().findFirst().orElse("");
    this.library = new Library(order.code().classPath());
    this.steps = limits.steps();
    this.looks = Chance.looks(order.code().classes().values());
    this.memory = new Observing.Memory(order.observers());
    this.watchdog = new Watchdog(limits.millis(), instrumentation::exhaust, stuck);
  }

  @Override
  public Ran run(Order.Trial trial, int mutant) {
    return run(trial, mutant, mutant == 0 && world.equals(home));
  }

  @Override
  public Ran again(Order.Trial trial) {
    return run(trial, 0, false);
  }

  /**
   * Runs a trial.
   *
   * @param first whether what is to be asked is chosen by this run
   */
  private Ran run(Order.Trial trial, int mutant, boolean first) {
    Plan plan = plan(trial);
    Execution execution = execution(plan.owner());
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(execution.loaded().loader());
    watchdog.begin(mutant > 0);
    Ran ran;
    boolean hung;
    try {
      ran = ran(execution, plan, new Execution.Manner(mutant, first));
    } finally {
      hung = watchdog.end();
      thread.setContextClassLoader(loader);
    }
    dirty |= world.restore();
    if (hung) {
      return lost(Observed.Why.HANGS, "it blocks, or computes for too long inside of a library");
    }
    if (world.inputWasRead()) {
      // Here it is empty and closed; where the test is to run it may be neither.
      return lost(Observed.Why.UNSTABLE, "it reads the standard input");
    }
    if (ran.observed() instanceof Observed.Lost(Observed.Why why, String _)
        && why == Observed.Why.OUT_OF_MEMORY) {
      dirty = true;
      // What the subject keeps in statics fills the memory for all that comes after it.
      renew();
    }
    return ran;
  }

  private static Ran ran(Execution execution, Plan plan, Execution.Manner manner) {
    try {
      return execution.run(plan, manner);
    } catch (OutOfMemoryError memory) {
      return lost(Observed.Why.OUT_OF_MEMORY, "it takes more memory than there is");
    } catch (Throwable thrown) {
      // An exception of the subject's own that cannot even be asked, say.
      return lost(
          Observed.Why.UNSTABLE,
          "what came of it cannot be described: " + thrown.getClass().getName());
    }
  }

  private static Ran lost(Observed.Why why, String words) {
    return new Ran(new Observed.Lost(why, words), new BitSet(), new BitSet(), List.of(), 0);
  }

  private Plan plan(Order.Trial trial) {
    Plan known = plans.get(trial.id());
    if (known != null && known.trial().equals(trial)) {
      return known;
    }
    if (plans.size() == MOST_PLANS) {
      plans.clear();
    }
    Plan plan =
        new Plan(trial, Objects.requireNonNull(tasks.get(trial.task()), "a trial of no task"));
    plans.put(trial.id(), plan);
    return plan;
  }

  private Execution execution(String owner) {
    // What is given out as something of the platform is tested where what gives it is.
    String near = instrumentation.classes().containsKey(owner) ? owner : first;
    int dot = near.lastIndexOf('.');
    String from = dot < 0 ? "" : near.substring(0, dot);
    Execution known = executions.get(from);
    if (known != null) {
      return known;
    }
    Loaded loaded =
        executions.isEmpty()
            ? Loaded.of(
                new SubjectLoader(
                    instrumentation.classes(), order.code().classPath(), place(), library),
                from)
            : executions.values().iterator().next().loaded().from(from);
    Execution execution =
        new Execution(loaded, instrumentation, steps, new Observing(loaded, memory, place()));
    executions.put(from, execution);
    return execution;
  }

  @Override
  public void renew() {
    executions.values().stream().findFirst().ifPresent(old -> old.loaded().loader().shut());
    executions.clear();
  }

  private Whereabouts place() {
    return world.equals(home) ? Whereabouts.HOME : Whereabouts.AWAY;
  }

  @Override
  public void leave() {
    world = new World(Whereabouts.AWAY);
    executions = new HashMap<>();
  }

  @Override
  public int looks() {
    return looks;
  }

  @Override
  public void comeHome() {
    renew();
    world.close();
    world = home;
    executions = atHome;
    home.restore();
  }

  /** What cannot be told in this JVM, in words; null where nothing is lacking. */
  public static @Nullable String lack() {
    return Machine.lack();
  }

  /** Whether the subject left traces in this JVM, which is then not to be used for another. */
  public boolean dirty() {
    dirty |= world.restore();
    return dirty
        || threads().stream().anyMatch(thread -> !watchdog.is(thread) && !before.contains(thread));
  }

  private static Set<Thread> threads() {
    ThreadGroup group = Objects.requireNonNull(Thread.currentThread().getThreadGroup());
    Thread[] all = new Thread[2 * group.activeCount() + 8];
    int count = group.enumerate(all);
    return Arrays.stream(all, 0, count).collect(Collectors.toSet());
  }

  /** Gives the JVM its streams and defaults back. */
  @Override
  public void close() {
    watchdog.close();
    if (place() == Whereabouts.AWAY) {
      comeHome();
    }
    renew();
    library.close();
    world.restore();
    world.close();
  }
}
