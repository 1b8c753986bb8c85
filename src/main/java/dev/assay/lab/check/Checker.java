package dev.assay.lab.check;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Whereabouts;
import dev.assay.lab.live.Library;
import dev.assay.lab.live.SubjectLoader;
import dev.assay.lab.live.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs written tests together, in an order and with defaults of the order's choice, and half of
 * them alone where one might leave something to another. A test of JUnit Jupiter that waits for
 * ever fails after five seconds; one that computes for ever, or a JUnit 4 test that hangs, keeps
 * {@link #check} from returning: who asks has to end the JVM. For one thread.
 */
public final class Checker {
  private static final int MERCY_MILLIS = 100;

  private boolean dirty;

  /** Never throws for what the code or its tests do. */
  public Reply.Checked check(Order.Check order) {
    Map<String, byte[]> all = new TreeMap<>(order.code().classes());
    all.putAll(order.tests());
    Whereabouts place = Whereabouts.of(order.locale());
    Locale locale = Locale.forLanguageTag(order.locale());
    TimeZone zone = TimeZone.getTimeZone(ZoneId.of(order.zone()));
    List<Reply.TestResult> results = Collections.synchronizedList(new ArrayList<>());
    try (Library library = new Library(order.code().classPath());
        SubjectLoader loader = new SubjectLoader(all, order.code().classPath(), place, library);
        World world = new World(place, locale, zone)) {
      Alone alone = new Alone(order, all, place);
      boolean complete =
          ran(
              () -> {
                run(order, loader, results);
                if (Lasting.in(order.code().classes().keySet(), loader)) {
                  alone.run(results, library);
                }
                return true;
              },
              loader);
      boolean changed = world.restore();
      dirty |= changed || !complete;
      return new Reply.Checked(results, complete);
    } catch (IOException e) {
      throw new UncheckedIOException("a jar of the class path does not close", e);
    }
  }

  /** Whether the tests left traces in this JVM, which is then not to be used for another. */
  public boolean dirty() {
    return dirty;
  }

  // In a thread group of its own, so that threads which the tests leave alive are known.
  private boolean ran(Callable<Boolean> tests, ClassLoader loader) {
    ThreadGroup group = new ThreadGroup("tests");
    FutureTask<Boolean> task = new FutureTask<>(tests);
    Thread thread = new Thread(group, task, "tests");
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    thread.start();
    try {
      boolean complete = task.get();
      dirty |= alive(group);
      return complete;
    } catch (ExecutionException ended) {
      // JUnit passes on a lack of memory; the tests up to it have their results.
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  // Threads that JUnit itself started may need a moment to end.
  private static boolean alive(ThreadGroup group) throws InterruptedException {
    Thread[] threads = new Thread[group.activeCount() + 1];
    int count = group.enumerate(threads);
    for (int i = 0; i < count; i++) {
      threads[i].join(MERCY_MILLIS);
      if (threads[i].isAlive()) {
        return true;
      }
    }
    return false;
  }

  private static void run(Order.Check order, SubjectLoader loader, List<Reply.TestResult> results) {
    List<Class<?>> jupiter = new ArrayList<>();
    List<Class<?>> classic = new ArrayList<>();
    for (String name : new TreeMap<>(order.tests()).keySet()) {
      try {
        Class<?> type = Class.forName(name, false, loader);
        if (type.getEnclosingClass() == null) {
          (ClassicTests.has(type) ? classic : jupiter).add(type);
        }
      } catch (ClassNotFoundException | LinkageError broken) {
        results.add(new Reply.TestResult(name, "", 0, false, Words.of(broken)));
      }
    }
    if (!jupiter.isEmpty()) {
      new JupiterTests(order.seed(), results).run(jupiter);
    }
    if (!classic.isEmpty()) {
      new ClassicTests(order.seed(), results).run(classic);
    }
  }
}
