package dev.assay.query.collect;

import dev.assay.bus.Call;
import dev.assay.config.Settings;
import dev.assay.query.Query;
import dev.assay.query.Query.AskFingerprint;
import dev.assay.query.Query.Collected;
import dev.assay.query.Query.Fingerprinted;
import dev.assay.store.Postgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the statistics of all watched databases, each on a timer of its own, and stores what was
 * done in between. Safe on any thread; the databases' workers read, the store's write.
 */
public final class Collector {
  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

  private final Vertx vertx;
  private final Settings.Collect settings;
  private final Watches watches;
  private final Cycles.Parts parts;
  private final BiConsumer<String, List<String>> afterCycle;
  private final Map<String, Cycles> byName = new ConcurrentHashMap<>();
  private final Map<String, Long> timers = new ConcurrentHashMap<>();
  private final LongAdder intervals = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder unfit = new LongAdder();
  private volatile boolean stopped;

  /**
   * What a collector is made of.
   *
   * @param fingerprints what makes a text's fingerprint
   * @param afterCycle is told, after each interval, a database's name and the fingerprints that
   *     took most time in it, the most first, of those that can be explained; must not block
   */
  public record Ports(
      Watches watches,
      Ledger ledger,
      InstantSource clock,
      BiFunction<AskFingerprint, Call, Future<Fingerprinted>> fingerprints,
      BiConsumer<String, List<String>> afterCycle) {}

  /**
   * What was done so far.
   *
   * @param intervals stored
   * @param failures cycles that ended in nothing being stored
   * @param unfit texts that no fingerprint could be made of
   */
  public record Counts(long intervals, long failures, long unfit) {}

  public Collector(Vertx vertx, Settings.Collect settings, Ports ports) {
    this.vertx = vertx;
    this.settings = settings;
    this.watches = ports.watches();
    this.afterCycle = ports.afterCycle();
    this.parts =
        new Cycles.Parts(
            ports.ledger(),
            new Identities(ports.fingerprints(), unfit),
            ports.clock(),
            this::stored);
  }

  /** Reads every database at once, and from then on in its time; also those added later. */
  public void start() {
    watches.onAdded(this::begin);
    watches.all().stream().filter(Watch::made).map(Watch::name).forEach(this::begin);
  }

  private void begin(String name) {
    // Seeded by the name: the databases differ, and each run is like the last.
    tick(name, new Pace(settings.interval(), new SplittableRandom(name.hashCode())));
  }

  private void tick(String name, Pace pace) {
    if (stopped) {
      return;
    }
    Cycles cycles = cycles(name);
    run(cycles)
        .onComplete(done -> {
          if (stopped) {
            return;
          }
          long wait = pace.next(cycles.failures()).toMillis();
          timers.put(name, vertx.setTimer(wait, timer -> tick(name, pace)));
        });
  }

  /**
   * Reads one database now, or once the cycle at work is done. Empty where there is no interval
   * yet: at the first reading, or where the statistics cannot be read; fails where the server
   * cannot be reached.
   */
  public Future<Optional<Collected>> collectNow(String database) {
    try {
      return run(cycles(database));
    } catch (RuntimeException unknown) {
      return Future.failedFuture(unknown);
    }
  }

  private Future<Optional<Collected>> run(Cycles cycles) {
    return cycles.next().onFailure(cause -> failures.increment());
  }

  // Not before the database is made: its connections come with another watch of the same name.
  private Cycles cycles(String name) {
    Watch watch = watches.watch(name);
    Postgres server = watch.connections().primary();
    return byName.computeIfAbsent(name, first -> new Cycles(watch, server, parts));
  }

  private void stored(Cycles.Stored stored) {
    intervals.increment();
    Collected collected = stored.collected();
    Query.COLLECTED.publish(vertx, collected);
    List<String> busiest = stored.busiest().stream().limit(settings.plans()).toList();
    try {
      afterCycle.accept(collected.database(), busiest);
    } catch (RuntimeException e) {
      LOG.error("event=after-cycle-failed database={}", collected.database(), e);
    }
  }

  public Counts counts() {
    return new Counts(intervals.sum(), failures.sum(), unfit.sum());
  }

  /** Begins no more cycles; done once those at work are. The connections are others' to close. */
  public Future<Void> stop() {
    stopped = true;
    timers.values().forEach(vertx::cancelTimer);
    return idle();
  }

  /** Done once the cycles that were begun or wait are. */
  Future<Void> idle() {
    return Future.join(byName.values().stream().map(Cycles::idle).toList()).mapEmpty();
  }
}
