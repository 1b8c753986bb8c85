package dev.assay.query.collect;

import dev.assay.bus.Call;
import dev.assay.config.Settings;
import dev.assay.query.Query.Figures;
import dev.assay.query.Query.Order;
import dev.assay.store.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The history of what the databases did; it outlives a restart. Safe on any thread and never
 * blocks: the store's workers read and write.
 *
 * <p>The reading that intervals are counted from is not kept: after a restart of Assay it is read
 * anew, so that nothing is counted twice and what was done in the meantime is in no interval.
 */
public final class Ledger {
  private static final Duration TIDY_EVERY = Duration.ofHours(1);
  // As many hours as a month has, so that one run catches up with any usual backlog.
  private static final int MOST_STEPS = 1_000;

  private final Database database;
  private final Settings.Collect settings;
  private final InstantSource clock;
  private final Map<String, Instant> tidied = new ConcurrentHashMap<>();

  public Ledger(Database database, Settings.Collect settings, InstantSource clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /** What one interval of a database brings. */
  record Entry(
      String database, Instant from, Instant to, List<Statement.Seen> texts, List<Interval> done) {
    Entry {
      texts = List.copyOf(texts);
      done = List.copyOf(done);
    }
  }

  /**
   * The queries of a database with figures since some time, as {@code TOP} gives them.
   *
   * @param span null where nothing was collected in that time
   */
  record Ranked(LedgerReads.@Nullable Span span, List<Figures> queries) {}

  /**
   * The intervals of queries that end after {@code since}, oldest first, by fingerprint in order;
   * those older than a day are hours. A query without any is not in the answer; of no fingerprints
   * all are meant.
   */
  public Future<Map<String, List<Interval>>> intervals(
      String name, Collection<String> fingerprints, Instant since, Call call) {
    List<String> asked = List.copyOf(fingerprints);
    return database.read(call, session -> LedgerReads.intervals(session, name, asked, since));
  }

  /** What is known of a query; {@link dev.assay.bus.Fault#ABSENT} where it was not collected. */
  public Future<Statement> statement(String name, String fingerprint, Call call) {
    return database.read(call, session -> LedgerReads.statement(session, name, fingerprint));
  }

  /** Its text without literals; else as {@link #statement}. */
  public Future<String> normalized(String name, String fingerprint, Call call) {
    return statement(name, fingerprint, call).map(Statement::normalized);
  }

  /** One of its texts, to be explained; else as {@link #statement}. */
  public Future<String> sample(String name, String fingerprint, Call call) {
    return statement(name, fingerprint, call).map(Statement::sample);
  }

  Future<Map<String, LedgerReads.Collected>> collected(Call call) {
    return database.read(call, LedgerReads::collected);
  }

  Future<Ranked> top(String name, Instant since, LedgerReads.Ranking ranking, Call call) {
    return database.read(
        call,
        session ->
            new Ranked(
                LedgerReads.span(session, name, since),
                LedgerReads.top(session, name, since, ranking)));
  }

  /** Fingerprints of what was called since some time, the busiest first. */
  public Future<List<String>> busiest(String name, Instant since, int limit, Call call) {
    var ranking = new LedgerReads.Ranking(Order.TOTAL_TIME, limit);
    return top(name, since, ranking, call)
        .map(ranked -> ranked.queries().stream().map(Figures::fingerprint).toList());
  }

  /** Stores an interval, all of it or nothing. */
  Future<Void> write(Entry entry, Call call) {
    return database
        .write(
            call,
            session -> {
              long watched = LedgerWrites.watched(session, entry.database());
              LedgerWrites.texts(session, watched, entry.texts());
              LedgerWrites.intervals(session, watched, entry.done());
              LedgerWrites.span(session, watched, entry.from(), entry.to());
              return true;
            })
        .mapEmpty();
  }

  /**
   * Rolls up and removes what is old, at most hourly; gives how many queries were forgotten, whose
   * texts have to be told again.
   */
  Future<Integer> tidy(String name, Call call) {
    Instant now = clock.instant();
    Instant last = tidied.get(name);
    if (last != null && now.isBefore(last.plus(TIDY_EVERY))) {
      return Future.succeededFuture(0);
    }
    tidied.put(name, now);
    Retention retention = new Retention(name, now, settings.retention());
    return step(retention, MOST_STEPS, call)
        .compose(done -> database.write(call, retention::forget));
  }

  private Future<Boolean> step(Retention retention, int left, Call call) {
    return database
        .write(call, retention::step)
        .compose(more ->
            more && left > 1 ? step(retention, left - 1, call) : Future.succeededFuture(more));
  }
}
