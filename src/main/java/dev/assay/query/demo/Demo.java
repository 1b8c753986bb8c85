package dev.assay.query.demo;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A database for a first look, called {@code demo}: PostgreSQL from the class path with TPC-H data
 * made here, and an application's mixed workload over it. Made once and kept over restarts.
 *
 * <p>All of it happens on a daemon thread of its own, on which the listener is told too. Whatever
 * goes wrong ends as {@link Failed}, never as an exception. A JVM that is killed leaves the server
 * running; the next one stops it and goes on.
 */
public final class Demo implements AutoCloseable {
  /** Its name, and that of the database in the server. */
  public static final String NAME = "demo";

  private static final Logger LOG = System.getLogger(Demo.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path directory;
  private final Consumer<State> listener;
  private final Stop stop = new Stop();
  private final Thread thread;

  /** How the demo is. */
  public sealed interface State {}

  /**
   * It is being made or started.
   *
   * @param progress 0 to 1
   * @param doing in words
   */
  public record Making(double progress, String doing) implements State {}

  /**
   * It is there, and its workload runs.
   *
   * @param user the role of {@code db/postgres/role.sql}, which only reads
   */
  public record Up(int port, String user, String password) implements State {
    public String url() {
      return "jdbc:postgresql://localhost:%d/%s".formatted(port, NAME);
    }

    @Override
    public String toString() {
      return "Up[%s, %s]".formatted(url(), user);
    }
  }

  /** It cannot be had on this machine, or not now. */
  public record Failed(String reason) implements State {}

  /** It was closed. */
  public record Closed() implements State {}

  private Demo(Path directory, Consumer<State> listener) {
    this.directory = directory;
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon().name("assay-demo").unstarted(this::run);
  }

  /** Begins to make or start the demo in {@code directory}, and returns at once. */
  public static Demo open(Path directory, Consumer<State> listener) {
    Demo demo = new Demo(directory, listener);
    demo.thread.start();
    return demo;
  }

  private void run() {
    State last = new Closed();
    try (Home home = Home.hold(directory)) {
      Leftover.stop(home);
      serve(home);
    } catch (InterruptedException e) {
      LOG.log(Logger.Level.DEBUG, "the demo was closed while it was made");
    } catch (Exception | LinkageError e) {
      if (!stop.asked()) {
        LOG.log(Logger.Level.WARNING, "the demo database is not there: {0}", Reason.of(e));
        LOG.log(Logger.Level.DEBUG, "why the demo database is not there", e);
        last = new Failed(Reason.of(e));
      }
    }
    listener.accept(last);
  }

  private void serve(Home home) throws Exception {
    try (Cluster cluster = cluster(home)) {
      Passwords passwords = Passwords.read(home.passwords());
      listener.accept(new Up(cluster.port(), Maker.WATCHER, passwords.watcher()));
      new Workload(() -> cluster.connect(NAME, Maker.SHOP, passwords.shop()), stop).run();
    }
  }

  private Cluster cluster(Home home) throws Exception {
    Maker maker = new Maker(home, stop, listener::accept);
    if (home.whole()) {
      try {
        return maker.start();
      } catch (IOException e) {
        stop.check();
        LOG.log(
            Logger.Level.WARNING,
            "the demo database does not start and is made anew: {0}",
            Reason.of(e));
      }
    }
    return maker.make();
  }

  /** Stops the workload and the server; blocks until they are, for seconds. */
  @Override
  public void close() {
    stop.ask();
    try {
      if (!thread.join(PATIENCE)) {
        LOG.log(Logger.Level.WARNING, "the demo database did not stop in {0}", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
