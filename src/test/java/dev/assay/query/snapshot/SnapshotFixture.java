package dev.assay.query.snapshot;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Bus;
import dev.assay.bus.Fault;
import dev.assay.query.Insight;
import dev.assay.query.Insight.AskSnapshots;
import dev.assay.query.Insight.Changed;
import dev.assay.query.Insight.Compare;
import dev.assay.query.Insight.Comparison;
import dev.assay.query.Insight.Snapshot;
import dev.assay.query.Insight.SnapshotType;
import dev.assay.query.Insight.TakeSnapshot;
import dev.assay.query.collect.WrittenLedger;
import dev.assay.store.TestStore;
import dev.assay.query.collect.WrittenLedger.Done;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The verticle over a real store, with two databases and a clock that tests move. */
final class SnapshotFixture implements AutoCloseable {
  static final Duration MINUTE = Duration.ofMinutes(1);
  static final List<String> NAMES = List.of("bank", "shop");

  final WrittenLedger ledger;
  final SnapshotPorts ports;
  final SnapshotDesk desk;
  final Map<String, String> shapes = new TreeMap<>();
  private final Random random = new Random(11);

  SnapshotFixture(TestStore store, Path directory) throws TimeoutException {
    ledger = new WrittenLedger(store, directory);
    ports =
        new SnapshotPorts(
            SnapshotFixture::known,
            () -> NAMES,
            ledger.sums::spent,
            ledger.sums::covered,
            ledger.sums::begun,
            (name, call) -> Future.succeededFuture(Map.copyOf(shapes)),
            ledger::now);
    desk = new SnapshotDesk(ledger.database, ports);
    var bus = new Bus(ledger.vertx, (address, nanos, fault) -> {});
    ledger
        .vertx
        .deployVerticle(new SnapshotVerticle(bus, desk, Duration.ZERO, Duration.ofDays(30)))
        .await(20, SECONDS);
  }

  private static void known(@Nullable String name) {
    if (name == null || !NAMES.contains(name)) {
      throw Fault.ABSENT.because("no database '%s' is watched".formatted(name));
    }
  }

  /** Minutes in which queries are called 50 times each and take so long, spread by a tenth. */
  void minutes(int minutes, Map<String, Double> means) throws TimeoutException {
    minutes("shop", minutes, means);
  }

  void minutes(String name, int minutes, Map<String, Double> means) throws TimeoutException {
    for (int i = 0; i < minutes; i++) {
      List<Done> done =
          new TreeMap<>(means)
              .entrySet().stream()
                  .map(entry -> done(entry.getKey(), entry.getValue()))
                  .toList();
      ledger.interval(name, MINUTE, done);
    }
  }

  private Done done(String fingerprint, double mean) {
    return new Done(fingerprint, 50, 50 * mean * Math.exp(0.1 * random.nextGaussian()), 100);
  }

  Snapshot take(String name, @Nullable String span) throws TimeoutException {
    return take(new TakeSnapshot("shop", name, null, span));
  }

  Snapshot take(TakeSnapshot question) throws TimeoutException {
    return Insight.SNAPSHOT.ask(ledger.vertx, question).await(30, SECONDS);
  }

  List<Snapshot> all(String database) throws TimeoutException {
    return Insight.SNAPSHOTS
        .ask(ledger.vertx, new AskSnapshots(database))
        .await(30, SECONDS)
        .snapshots();
  }

  List<Snapshot> scheduled(String database) throws TimeoutException {
    return all(database).stream().filter(one -> one.type() == SnapshotType.SCHEDULED).toList();
  }

  Comparison compare(String before, String after) throws TimeoutException {
    return Insight.COMPARE
        .ask(ledger.vertx, new Compare("shop", before, after))
        .await(30, SECONDS);
  }

  static Changed of(Comparison comparison, String fingerprint) {
    return comparison.queries().stream()
        .filter(changed -> changed.fingerprint().equals(fingerprint))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws TimeoutException {
    ledger.close();
  }
}
