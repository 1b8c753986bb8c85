package dev.assay.patterns;

import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.bus.Fault;
import dev.assay.cache.Caches;
import dev.assay.code.Code;
import dev.assay.config.Settings;
import dev.assay.patterns.Patterns.Changed;
import dev.assay.patterns.Patterns.Export;
import dev.assay.patterns.Patterns.Exported;
import dev.assay.patterns.Patterns.Feedback;
import dev.assay.patterns.Patterns.Found;
import dev.assay.patterns.Patterns.Get;
import dev.assay.patterns.Patterns.Import;
import dev.assay.patterns.Patterns.Imported;
import dev.assay.patterns.Patterns.Learn;
import dev.assay.patterns.Patterns.Learned;
import dev.assay.patterns.Patterns.Observe;
import dev.assay.patterns.Patterns.Observed;
import dev.assay.patterns.Patterns.Put;
import dev.assay.patterns.Patterns.Search;
import dev.assay.patterns.Patterns.Stored;
import dev.assay.store.Database;
import dev.assay.store.Session;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pattern store for callers in this JVM; the bus offers the same through {@link
 * PatternVerticle}. Safe on any thread and never blocks: reading and writing is done on the store's
 * workers, reading a test's source on the {@code patterns} desk.
 */
public final class PatternStore {
  private static final Logger LOG = LoggerFactory.getLogger(PatternStore.class);
  private static final Duration LOADING = Duration.ofMinutes(5);

  private final Vertx vertx;
  private final Parts parts;
  private final Searches searches;
  private final Writes writes;
  private final Desk desk;
  private final AtomicLong generation = new AtomicLong();
  private final Future<Void> loaded;

  /**
   * What a store is made of.
   *
   * @param reader reads a JUnit test's source; it may block and fail with {@link Fault#INVALID}
   */
  public record Parts(
      Database database,
      Caches caches,
      InstantSource clock,
      Function<String, Code.ReadTest> reader) {}

  /** A store over a database; the patterns that ship are loaded in the background if need be. */
  public PatternStore(Vertx vertx, Settings.Patterns settings, Parts parts) {
    this(vertx, settings, parts, lookup -> lookup);
  }

  /** As above, with look-ups as {@code decorator} makes them: for measuring and for tests. */
  PatternStore(
      Vertx vertx, Settings.Patterns settings, Parts parts, UnaryOperator<Lookup> decorator) {
    this.vertx = vertx;
    this.parts = parts;
    this.searches =
        new Searches(vertx, settings, parts, decorator.apply(new FullTextLookup(parts.clock())));
    this.writes = new Writes(parts.clock());
    this.desk = new Desk(vertx, "patterns", 1, settings.queue());
    this.loaded = load(settings.corpus());
  }

  private Future<Void> load(boolean corpus) {
    Future<Long> known = parts.database().read(Call.within(LOADING), PatternTable::generation);
    return known
        .onSuccess(generation::set)
        .compose(now ->
            corpus
                ? change(
                    Call.within(LOADING),
                    session ->
                        new Writes.Outcome<>("", Corpus.load(session, parts.clock().instant())))
                : Future.succeededFuture(""))
        .onFailure(cause -> LOG.error("event=corpus-not-loaded", cause))
        .mapEmpty();
  }

  /** Done once the patterns that ship are there; searches wait for it. */
  public Future<Void> loaded() {
    return loaded;
  }

  /** The best patterns for a query, per domain; fails with {@link Fault#INVALID} or as it must. */
  public Future<Found> search(Search question, Call call) {
    return attempt(() -> searches.search(question, call, generation()));
  }

  // Once loaded, known at once: a future that has a context would answer later, on that context,
  // and a hit is to be answered here and now.
  private Future<Long> generation() {
    return loaded.succeeded()
        ? Future.succeededFuture(generation.get())
        : loaded.map(done -> generation.get());
  }

  /** One pattern by its id, also where it is archived; else {@link Fault#ABSENT}. */
  public Future<Stored> get(Get question, Call call) {
    return parts.database().read(call, session -> writes.get(session, question));
  }

  /** Stores a pattern, or gives the one that is there already. */
  public Future<Stored> put(Put question, Call call) {
    return change(call, session -> writes.put(session, question));
  }

  /** Stores a person's verdict. */
  public Future<Stored> feedback(Feedback question, Call call) {
    return change(call, session -> writes.feedback(session, question));
  }

  /** Stores what running tests said. */
  public Future<Observed> observe(Observe question, Call call) {
    return change(call, session -> writes.observe(session, question));
  }

  /** Learns from a JUnit test's source. */
  public Future<Learned> learn(Learn question, Call call) {
    return desk.work(call, () -> Learner.learn(parts.reader(), question))
        .compose(lesson -> change(call, session -> writes.learn(session, lesson)));
  }

  /** A page of everything stored, by id. */
  public Future<Exported> export(Export question, Call call) {
    return attempt(() -> {
      Exchange.Page page = Exchange.page(question);
      return parts
          .database()
          .read(call, session -> Exchange.export(session, page, parts.clock().instant()));
    });
  }

  /** Stores an export, all of it or nothing. */
  public Future<Imported> importAll(Import question, Call call) {
    return change(call, session -> Exchange.importAll(session, question, parts.clock().instant()));
  }

  /** Stops its own workers; the database and the caches are others' to close. */
  public Future<Void> close() {
    return desk.close();
  }

  private interface Change<T> {
    Writes.Outcome<T> make(Session session) throws SQLException;
  }

  private record Committed<T>(T answer, long generation) {}

  // The generation grows in the same transaction, so that it is the same after a restart.
  private <T> Future<T> change(Call call, Change<T> change) {
    return parts
        .database()
        .write(
            call,
            session -> {
              Writes.Outcome<T> outcome = change.make(session);
              long now =
                  outcome.changed()
                      ? PatternTable.nextGeneration(session)
                      : PatternTable.generation(session);
              return new Committed<>(outcome.answer(), now);
            })
        .map(committed -> {
          reached(committed.generation());
          return committed.answer();
        });
  }

  private void reached(long now) {
    long before = generation.getAndAccumulate(now, Math::max);
    if (now > before) {
      Patterns.CHANGED.publish(vertx, new Changed(now));
    }
  }

  private interface Answer<T> {
    Future<T> get();
  }

  // What is wrong with a question is a failed future for callers in this JVM too.
  private static <T> Future<T> attempt(Answer<T> answer) {
    try {
      return answer.get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }
}
