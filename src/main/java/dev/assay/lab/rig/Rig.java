package dev.assay.lab.rig;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.check.Checker;
import dev.assay.lab.child.Lab;
import dev.assay.lab.instrument.Instrument;
import dev.assay.lab.instrument.Instrumented;
import dev.assay.lab.live.Apart;
import dev.assay.lab.live.Limits;
import dev.assay.lab.live.LiveRuns;
import dev.assay.lab.search.Explorer;
import dev.assay.lab.search.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lab of a real child: instruments, runs, searches and checks. For the child's main thread. */
public final class Rig implements Lab {
  /** Set aside, so that what is known can be told where the subject has filled the memory. */
  private static final int RESERVE = 6 << 20;

  private boolean clean = true;
  private final List<byte[]> reserve = new ArrayList<>();

  @Override
  public Reply explore(
      Order.Explore order, Consumer<Reply.Progress> progress, Consumer<Order.Attempt> begun) {
    Instrumented instrumented = instrumented(order.code());
    Explorer explorer = new Explorer(begun);
    if (reserve.isEmpty()) {
      reserve.add(new byte[RESERVE]);
    }
    return whole(order, instrumented, progress, explorer).orElseGet(() -> known(explorer));
  }

  // Memory that is not enough for what comes after a run was taken by it, so it is as good as
  // stuck.
  private Optional<Reply> whole(
      Order.Explore order,
      Instrumented instrumented,
      Consumer<Reply.Progress> progress,
      Explorer explorer) {
    try {
      return Apart.run(stuck -> explore(order, instrumented, progress, new Under(explorer, stuck)));
    } catch (OutOfMemoryError full) {
      reserve.clear();
      if (explorer.known().isEmpty()) {
        throw full;
      }
      return Optional.empty();
    }
  }

  /** Who explores, and what is to be called when that is stuck. */
  private record Under(Explorer explorer, Runnable stuck) {}

  // A thread that is stuck for good cannot be stopped, but with its JVM; what is known can be told.
  private Reply known(Explorer explorer) {
    clean = false;
    reserve.clear();
    return explorer.known().orElseThrow(() -> new IllegalStateException("stuck before any run"));
  }

  private Reply explore(
      Order.Explore order,
      Instrumented instrumented,
      Consumer<Reply.Progress> progress,
      Under under) {
    var about = new Surroundings(instrumented.branches(), instrumented.mutants());
    try (LiveRuns runs =
        new LiveRuns(
            order,
            new Probed(instrumented),
            Limits.within(order.effort().millis()),
            under.stuck())) {
      Reply.Explored explored = under.explorer().explore(order, runs, about, progress);
      clean = !runs.dirty();
      return explored.lacking(lack(instrumented));
    }
  }

  private static @Nullable String lack(Instrumented instrumented) {
    String machine = LiveRuns.lack();
    if (instrumented.unmeasured().isEmpty()) {
      return machine;
    }
    String methods = String.join(", ", instrumented.unmeasured());
    return (machine == null ? "" : machine + "; ")
        + "too long to carry all that is counted, so that mutants or branches are missing: "
        + methods;
  }

  private static Instrumented instrumented(Order.Code code) {
    URL[] libraries = code.classPath().stream().map(Rig::url).toArray(URL[]::new);
    try (URLClassLoader loader =
        new URLClassLoader(libraries, ClassLoader.getPlatformClassLoader())) {
      return Instrument.of(code.classes(), loader);
    } catch (IOException e) {
      throw new UncheckedIOException("a library of the subject cannot be closed", e);
    }
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("no path: " + path, e);
    }
  }

  @Override
  public Reply check(Order.Check order, Consumer<Reply.Progress> progress) {
    Checker checker = new Checker();
    Reply.Checked checked = checker.check(order);
    clean = !checker.dirty();
    return checked;
  }

  @Override
  public boolean clean() {
    return clean;
  }

  @Override
  public List<Order> rehearsal() {
    return Rehearsal.orders();
  }
}
