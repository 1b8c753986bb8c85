package dev.assay.lab.live;

import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.search.Runs;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subject of an order, loaded into this JVM and run on a thread of its own, which is given up
 * where the code hangs. While this is open, the JVM's streams are silenced. For one thread.
 */
public final class LiveRuns implements Runs, AutoCloseable {
  private static final int MOST_PLANS = 50_000;

  private final Order.Explore order;
  private final Instrumentation instrumentation;
  private final Limits limits;
  private final World world = new World();
  private final ThreadGroup group = new ThreadGroup("subject");
  private final Map<Integer, Plan> plans = new LinkedHashMap<>();
  private final Map<String, Execution> executions = new HashMap<>();
  private Observing.Memory memory;
  private Worker worker;
  private boolean dirty;

  public LiveRuns(Order.Explore order, Instrumentation instrumentation) {
    this(order, instrumentation, Limits.DEFAULT);
  }

  public LiveRuns(Order.Explore order, Instrumentation instrumentation, Limits limits) {
    this.order = order;
    this.instrumentation = instrumentation;
    this.limits = limits;
    this.memory = new Observing.Memory(order.observers());
    this.worker = new Worker(group);
  }

  @Override
  public Ran run(Order.Trial trial, int mutant) {
    Plan plan = plan(trial);
    Execution execution = execution(plan.owner());
    Job job = new Job(execution, plan, mutant);
    Worker.End end = worker.run(job, limits.millis());
    if (end == Worker.End.STUCK) {
      abandon(trial);
    }
    dirty |= world.restore();
    Ran ran = end == Worker.End.DONE ? job.ran : null;
    if (ran == null) {
      dirty |= end == Worker.End.DONE;
      return end == Worker.End.DONE ? lost(Observed.Why.OUT_OF_MEMORY) : lost(Observed.Why.HANGS);
    }
    dirty |=
        ran.observed() instanceof Observed.Lost(Observed.Why why, String _)
            && why == Observed.Why.OUT_OF_MEMORY;
    return ran;
  }

  private static Ran lost(Observed.Why why) {
    String words =
        why == Observed.Why.HANGS
            ? "it blocks, or computes for too long inside of a library"
            : "it takes more memory than there is";
    return new Ran(new Observed.Lost(why, words), new BitSet(), new BitSet(), List.of(), 0);
  }

  /** One run on the worker's thread; {@code ran} stays null where memory ran out. */
  private static final class Job implements Runnable {
    private final Execution execution;
    private final Plan plan;
    private final int mutant;
    private volatile @Nullable Ran ran;

    Job(Execution execution, Plan plan, int mutant) {
      this.execution = execution;
      this.plan = plan;
      this.mutant = mutant;
    }

    @Override
    public void run() {
      Thread.interrupted();
      Thread.currentThread().setContextClassLoader(execution.loaded().loader());
      try {
        ran = execution.run(plan, mutant);
      } catch (OutOfMemoryError memory) {
        ran = null;
      } catch (Throwable thrown) {
        // An exception of the subject's own that cannot even be asked, say.
        String words = "what came of it cannot be described: " + thrown.getClass().getName();
        Observed lost = new Observed.Lost(Observed.Why.UNSTABLE, words);
        ran = new Ran(lost, new BitSet(), new BitSet(), List.of(), 0);
      }
    }
  }

  // The thread may go on one day, so nothing that it touches is used any more.
  private void abandon(Order.Trial trial) {
    dirty = true;
    plans.remove(trial.id());
    memory = new Observing.Memory(order.observers());
    worker.end();
    worker = new Worker(group);
    renew();
  }

  private Plan plan(Order.Trial trial) {
    Plan known = plans.get(trial.id());
    if (known != null && (known.trial() == trial || known.trial().equals(trial))) {
      return known;
    }
    if (plans.size() == MOST_PLANS) {
      plans.clear();
    }
    Plan plan = new Plan(trial, order.tasks().get(trial.task()));
    plans.put(trial.id(), plan);
    return plan;
  }

  private Execution execution(String owner) {
    int dot = owner.lastIndexOf('.');
    String home = dot < 0 ? "" : owner.substring(0, dot);
    Execution known = executions.get(home);
    if (known != null) {
      return known;
    }
    Loaded loaded =
        executions.isEmpty()
            ? Loaded.of(
                new SubjectLoader(instrumentation.classes(), order.code().classPath()), home)
            : executions.values().iterator().next().loaded().from(home);
    Execution execution = new Execution(loaded, instrumentation, limits.steps(), memory);
    executions.put(home, execution);
    return execution;
  }

  @Override
  public void renew() {
    executions.values().stream().findFirst().ifPresent(old -> old.loaded().loader().shut());
    executions.clear();
  }

  /** Whether the subject left traces in this JVM, which is then not to be used for another. */
  public boolean dirty() {
    dirty |= world.restore();
    return dirty || group.activeCount() > 1;
  }

  /** Gives the JVM its streams and defaults back. */
  @Override
  public void close() {
    worker.end();
    renew();
    world.restore();
    world.close();
  }
}
