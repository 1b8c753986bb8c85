package dev.assay.query.collect;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Call;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.query.Query.Fingerprinted;
import dev.assay.query.Query.Kind;
import dev.assay.query.collect.Interval.Blocks;
import dev.assay.store.Database;
import dev.assay.store.TestStore;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * A real store with a ledger that a test writes, and a clock that it moves. For one test at a time.
 */
public final class WrittenLedger implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  public final Vertx vertx = Vertx.vertx();
  public final Database database;
  public final Sums sums;
  public final Loads loads;
  private final Settings settings = SettingsReader.over(Map.of());
  private final Ledger ledger;
  private final Set<String> told = new HashSet<>();
  private volatile Instant now = START;

  /** What a query did in one interval. */
  public record Done(String fingerprint, long calls, double totalMs, long rows) {
    private Interval between(Instant from, Instant to) {
      return new Interval(
          fingerprint,
          from,
          to,
          calls,
          totalMs,
          totalMs * totalMs / calls,
          null,
          null,
          rows,
          new Blocks(2 * calls, calls, 0, 0, 0));
    }
  }

  public WrittenLedger(TestStore store, Path directory) throws TimeoutException {
    database = store.open(vertx, directory).await(20, SECONDS);
    ledger = new Ledger(database, settings.collect(), this::now);
    sums = new Sums(database);
    loads = new Loads(database);
  }

  public Instant now() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public static Call call() {
    return Call.within(Duration.ofSeconds(60));
  }

  /** An interval of a database that begins now; the clock is at its end thereafter. */
  public void interval(String name, Duration length, List<Done> done) throws TimeoutException {
    Instant from = now;
    pass(length);
    List<Statement.Seen> texts =
        done.stream()
            .filter(one -> told.add(name + ' ' + one.fingerprint()))
            .map(one -> seen(one.fingerprint()))
            .toList();
    List<Interval> intervals = done.stream().map(one -> one.between(from, now)).toList();
    ledger.write(new Ledger.Entry(name, from, now, texts, intervals), call()).await(60, SECONDS);
  }

  private static Statement.Seen seen(String print) {
    return new Statement.Seen(
        new Fingerprinted(
            print, "select " + print, "lexer-1", true, List.of("item"), 1, Kind.SELECT),
        "SELECT " + print,
        print.hashCode());
  }

  /** Rolls up and removes what is old. */
  public void tidy(String name) throws TimeoutException {
    ledger.tidy(name, call()).await(60, SECONDS);
  }

  @Override
  public void close() throws TimeoutException {
    database.close().await(20, SECONDS);
    vertx.close().await(20, SECONDS);
  }
}
