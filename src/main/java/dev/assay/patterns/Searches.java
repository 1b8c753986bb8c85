package dev.assay.patterns;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.cache.Caches;
import dev.assay.cache.NamedCache;
import dev.assay.config.Settings;
import dev.assay.patterns.Patterns.DomainResult;
import dev.assay.patterns.Patterns.Found;
import dev.assay.patterns.Patterns.Ranked;
import dev.assay.patterns.Patterns.Search;
import dev.assay.patterns.Patterns.Source;
import dev.assay.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Searches several domains at once: each from the {@code pattern} cache or by a look-up on a
 * connection of its own. Safe on any thread and never blocks; all hits are answered on the calling
 * thread.
 *
 * <p>A domain that is not there within {@code patterns.domainPatience}, or shortly before the asker
 * gives up, is answered as late. Its look-up goes on and fills the cache, so that asking again
 * finds it.
 */
final class Searches {
  private static final double DEFAULT_CONFIDENCE = 0.5;
  private static final int DEFAULT_LIMIT = 10;
  private static final int MOST_PATTERNS = 100;
  private static final int BYTES_A_PATTERN = 1_500;

  /** The look-up of a domain outlives who asked first, since its answer is for all who ask. */
  private static final Duration LOOKUP_PATIENCE = Duration.ofSeconds(60);

  private final Vertx vertx;
  private final Database database;
  private final Settings.Patterns settings;
  private final Lookup lookup;
  private final NamedCache<Lookup.Question, List<Ranked>> cache;
  private final AtomicInteger inFlight = new AtomicInteger();

  Searches(Vertx vertx, Settings.Patterns settings, PatternStore.Parts parts, Lookup lookup) {
    this.vertx = vertx;
    this.settings = settings;
    this.database = parts.database();
    this.lookup = lookup;
    this.cache =
        parts
            .caches()
            .declare(new Caches.Declaration<>("pattern", found -> found.size() * BYTES_A_PATTERN));
  }

  /** Searches the store as of {@code generation}, which comes once the store can be searched. */
  Future<Found> search(Search search, Call call, Future<Long> generation) {
    Asked asked = checked(search);
    if (inFlight.incrementAndGet() > 1 + settings.queue()) {
      inFlight.decrementAndGet();
      throw Fault.BUSY.because(
          "%d pattern searches are in flight; ask again".formatted(1 + settings.queue()));
    }
    long start = System.nanoTime();
    Duration patience = patience(call);
    List<Future<DomainResult>> results =
        asked.domains().stream()
            .map(
                domain -> one(generation.map(now -> asked.question(domain, now)), domain, patience))
            .toList();
    return Future.all(results)
        .map(all -> found(results, start))
        .onComplete(done -> inFlight.decrementAndGet());
  }

  /** A search with its defaults filled in. */
  private record Asked(List<Domain> domains, List<String> words, double minConfidence, int limit) {
    Lookup.Question question(Domain domain, long generation) {
      return new Lookup.Question(domain, words, minConfidence, limit, generation);
    }
  }

  private static Asked checked(Search search) {
    double minConfidence =
        search.minConfidence() == null ? DEFAULT_CONFIDENCE : search.minConfidence();
    int limit = search.limit() == null ? DEFAULT_LIMIT : search.limit();
    int domains = search.domains().size();
    if (search.query() == null) {
      throw Fault.INVALID.because("field 'query': expected text, was nothing");
    }
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw Fault.INVALID.because("field 'minConfidence': expected 0 to 1, was " + minConfidence);
    }
    if (limit < 1 || limit > MOST_PATTERNS) {
      throw Fault.INVALID.because(
          "field 'limit': expected 1 to %d, was %d".formatted(MOST_PATTERNS, limit));
    }
    if (domains < 1 || domains > Domain.values().length) {
      throw Fault.INVALID.because(
          "field 'domains': expected 1 to %d, was %d".formatted(Domain.values().length, domains));
    }
    return new Asked(
        search.domains().stream().distinct().toList(),
        Words.ofQuery(search.query()),
        minConfidence,
        limit);
  }

  // An answer that says which domains were late must itself be there before the asker gives up.
  private Duration patience(Call call) {
    Duration untilAnswer = call.remaining().multipliedBy(9).dividedBy(10);
    return untilAnswer.compareTo(settings.domainPatience()) < 0
        ? untilAnswer
        : settings.domainPatience();
  }

  private Future<DomainResult> one(
      Future<Lookup.Question> question, Domain domain, Duration patience) {
    long start = System.nanoTime();
    if (question.succeeded()) {
      List<Ranked> hit = cache.find(question.result());
      if (hit != null) {
        return Future.succeededFuture(result(domain, Source.CACHE, hit, start));
      }
    }
    return within(
        patience,
        question
            .compose(this::load)
            .map(patterns -> result(domain, Source.DATABASE, patterns, start)),
        () -> new DomainResult(domain, Source.DATABASE, List.of(), millisSince(start), true));
  }

  private Future<List<Ranked>> load(Lookup.Question question) {
    return cache.load(
        question,
        () ->
            database.read(Call.within(LOOKUP_PATIENCE), session -> lookup.find(session, question)));
  }

  private <T> Future<T> within(Duration patience, Future<T> answer, Supplier<T> late) {
    if (answer.isComplete()) {
      return answer;
    }
    Promise<T> first = Promise.promise();
    long timer =
        vertx.setTimer(Math.max(1, patience.toMillis()), fired -> first.tryComplete(late.get()));
    answer.onComplete(
        value -> {
          if (vertx.cancelTimer(timer)) {
            first.tryComplete(value);
          }
        },
        cause -> {
          if (vertx.cancelTimer(timer)) {
            first.tryFail(cause);
          }
        });
    return first.future();
  }

  private static DomainResult result(
      Domain domain, Source source, List<Ranked> patterns, long start) {
    return new DomainResult(domain, source, patterns, millisSince(start), false);
  }

  private static Found found(List<Future<DomainResult>> results, long start) {
    List<DomainResult> domains = results.stream().map(Future::result).toList();
    return new Found(domains, millisSince(start), domains.stream().anyMatch(DomainResult::late));
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
