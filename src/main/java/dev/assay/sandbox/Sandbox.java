package dev.assay.sandbox;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.config.Settings;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.child.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs strangers' code in child JVMs behind a fence, a number of which stand ready. Where no fence
 * can be had it runs nothing and says why. Safe on any thread; {@link #run} blocks.
 */
public final class Sandbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Path place;
  private final @Nullable Fence fence;
  private final String words;
  private final int reuse;
  private final Line line;
  private final Libraries libraries = new Libraries();
  private final Watch watch = new Watch();
  private final Keeper keeper;
  private final Thread keeping;
  private final AtomicLong killed = new AtomicLong();
  private final AtomicLong reused = new AtomicLong();
  private volatile boolean closed;

  private Sandbox(Settings.Sandbox settings, JavaCommand java, Path place, Fencing.Found found) {
    this.place = place;
    this.fence = found.fence();
    this.words = found.words();
    this.reuse = settings.reuse();
    this.line = new Line(settings.children(), settings.queue());
    this.keeper =
        new Keeper(line, fence == null ? java.line() : fence.around(java.line()), place, watch);
    this.keeping = Thread.ofPlatform().daemon().name("sandbox-keeper").unstarted(keeper);
  }

  /**
   * Finds a fence and begins to start children. Blocks for a trial, some 100 ms.
   *
   * @param lab what runs in the children
   */
  public static Sandbox open(Settings settings, Class<? extends Lab> lab)
      throws IOException, InterruptedException {
    JavaCommand java = JavaCommand.of(lab, JavaCommand.Options.of(settings.sandbox()));
    Path place = Files.createTempDirectory("assay-sandbox");
    Fencing.Found found = new Fencing(settings, java, place).find();
    Sandbox sandbox = new Sandbox(settings.sandbox(), java, place, found);
    if (found.fence() == null) {
      LOG.warn("event=sandbox-unavailable reason=\"{}\"", found.words());
    } else {
      LOG.info("event=sandbox-open fence=\"{}\"", found.words());
      sandbox.keeping.start();
      sandbox.libraries.prepare(classPaths(settings));
    }
    return sandbox;
  }

  private static List<List<String>> classPaths(Settings settings) {
    return settings.testgen().classpaths().values().stream()
        .map(entries -> entries.stream().map(Path::toAbsolutePath).map(Path::toString).toList())
        .toList();
  }

  /** {@code bubblewrap} or {@code none}, which is also said where nothing can be run. */
  public String kind() {
    return fence == null ? "none" : fence.kind();
  }

  /** Why nothing can be run; empty where it can. */
  public Optional<String> unavailable() {
    return fence == null ? Optional.of(words) : line.trouble();
  }

  /** Whether a child stands ready or works. */
  public boolean ready() {
    return !closed && unavailable().isEmpty();
  }

  /** How the children are. */
  public Counts counts() {
    Line.Census census = line.census();
    return new Counts(
        census.alive(),
        census.idle(),
        census.waiting(),
        keeper.started(),
        killed.get(),
        reused.get());
  }

  /** One line for a health check. */
  public String state() {
    return unavailable()
        .map(reason -> "unavailable: " + reason)
        .orElseGet(() -> "%s; %s".formatted(words, counts()));
  }

  /** Orders of one question, for {@link Ask#within(Session)}. */
  public Session session() {
    return new Session(line);
  }

  /** Has an order carried out by any child; see {@link #run(Ask, Consumer)}. */
  public Ended run(Order order, Call call, Duration limit, Consumer<Reply.Progress> progress) {
    return run(Ask.of(order, call, limit), progress);
  }

  /**
   * Has an order carried out. Waits for a child, first come first served, then for the answer.
   *
   * @param progress is told on this thread how far it is
   * @throws dev.assay.bus.Failure BUSY where too many wait, LATE where the call's deadline passes
   *     before a child is free, UNAVAILABLE where there is none to wait for
   * @throws CancellationException where the ask is cancelled
   */
  public Ended run(Ask ask, Consumer<Reply.Progress> progress) {
    if (fence == null || closed) {
      throw Fault.UNAVAILABLE.because("no child JVM: " + (closed ? "stopping" : words));
    }
    Order order = ask.order();
    boolean harmless = Reusable.is(order, libraries.of(order.code().classPath()));
    Inmate child = take(ask);
    try {
      return work(child, ask, progress);
    } finally {
      Session session = ask.session();
      if (!harmless && session != null) {
        child.markedBy(session);
      }
      boolean usable = (harmless || session != null) && child.clean() && child.served() < reuse;
      if (!usable || closed || !line.back(child)) {
        retire(child);
      }
    }
  }

  private Inmate take(Ask ask) {
    try {
      return line.take(ask);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while it waited for a child JVM");
    }
  }

  private Ended work(Inmate child, Ask ask, Consumer<Reply.Progress> progress) {
    if (child.served() > 0) {
      reused.incrementAndGet();
    }
    long start = System.nanoTime();
    long patience = Math.min(ask.limit().toNanos(), ask.call().remaining().toNanos());
    Ended ended;
    try (Watch.Guard _ =
        watch.over(
            () -> closed || System.nanoTime() - start > patience || ask.cancelled().getAsBoolean(),
            () -> child.end(Ended.Cause.TIMED_OUT))) {
      ended = child.carryOut(ask.order(), progress);
    }
    if (ended instanceof Ended.Died died) {
      note(died, child, ask.call());
      if (ask.cancelled().getAsBoolean()) {
        throw new CancellationException("cancelled while a child JVM was at it");
      }
    }
    return ended;
  }

  private void note(Ended.Died died, Inmate child, Call call) {
    if (died.cause() == Ended.Cause.TIMED_OUT || died.cause() == Ended.Cause.GARBLED) {
      killed.incrementAndGet();
    }
    LOG.info(
        "event=child-died child={} cause={} requestId={}",
        child.name(),
        died.cause(),
        call.requestId());
  }

  private void retire(Inmate child) {
    child.end(Ended.Cause.CRASHED);
    line.gone();
  }

  /** Ends every child; orders under way end as if their time was up. Blocks for a moment. */
  @Override
  public void close() throws IOException {
    closed = true;
    line.close();
    keeper.close();
    awaitKeeper();
    watch.close();
    try (Stream<Path> files = Files.list(place)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(place);
  }

  private void awaitKeeper() {
    try {
      if (fence != null && !keeping.join(CLOSING)) {
        LOG.warn("event=keeper-not-ended");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
