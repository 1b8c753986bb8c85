package dev.assay.query.fingerprint;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.bus.Hash;
import dev.assay.cache.Caches;
import dev.assay.cache.NamedCache;
import dev.assay.query.Query.AskFingerprint;
import dev.assay.query.Query.Fingerprinted;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fingerprints of statements: known ones on the calling thread, others on threads with large
 * stacks, equal texts once. Safe on any thread; only {@link #now} blocks.
 *
 * <p>A fingerprint alone is not a key to trust: the library leaves runs of digits in names out and
 * looks no deeper than 100 levels. Whoever groups by it takes the relations and the algorithm too.
 */
public final class Fingerprints implements AutoCloseable {
  /** The cache of answers, by the hash of the text they are of. */
  public static final Caches.Declaration<Fingerprinted> ANSWERS =
      new Caches.Declaration<>("fingerprint", Fingerprints::bytes);

  private static final Logger LOG = LoggerFactory.getLogger(Fingerprints.class);

  private final Vertx vertx;
  private final NamedCache<String, Fingerprinted> answers;
  private final Parser parser;
  private final DeepThreads threads = new DeepThreads();

  /**
   * What was done so far; answers from the cache are in the cache's own statistics.
   *
   * @param parsed fingerprints of the library
   * @param cut fingerprints of the lexer
   * @param refused those of them that the library was asked for and did not understand
   * @param waiting texts that wait for a thread now
   */
  public record Counts(long parsed, long cut, long refused, int waiting) {}

  private Fingerprints(
      Vertx vertx, NamedCache<String, Fingerprinted> answers, Optional<PgQuery> library) {
    this.vertx = vertx;
    this.answers = answers;
    this.parser = new Parser(library);
  }

  /** With the library where the system has it; the log says once what answers. Reads files. */
  public static Fingerprints open(Vertx vertx, NamedCache<String, Fingerprinted> answers) {
    Optional<PgQuery> library = PgQuery.load();
    library.ifPresentOrElse(
        found -> LOG.info("event=fingerprints algorithm={}", found.algorithm()),
        () ->
            LOG.warn(
                "event=fingerprints algorithm={} reason=\"libpg_query was not found, so fingerprints"
                    + " are approximate; install it (Debian: apt-get install libpg-query-dev)\"",
                Reading.ALGORITHM));
    return new Fingerprints(vertx, answers, library);
  }

  /** With the lexer alone, wherever this runs. */
  static Fingerprints approximate(Vertx vertx, NamedCache<String, Fingerprinted> answers) {
    return new Fingerprints(vertx, answers, Optional.empty());
  }

  /**
   * The answer, from the cache or else made on another thread; completes on the caller's context.
   */
  public Future<Fingerprinted> of(AskFingerprint question, Call call) {
    try {
      String sql = Texts.checked(question.sql());
      String key = Hash.of(sql);
      Fingerprinted known = answers.find(key);
      return known == null
          ? answers.load(key, () -> made(sql, call))
          : Future.succeededFuture(known);
    } catch (Failure refused) {
      return Future.failedFuture(refused);
    }
  }

  /**
   * The answer if it is in the cache, else null; for who answers known texts ahead of {@link #of},
   * so a miss is not counted here.
   */
  public @Nullable Fingerprinted known(AskFingerprint question) {
    NamedCache.Entry<Fingerprinted> entry = answers.peek(Hash.of(Texts.checked(question.sql())));
    return entry == null ? null : entry.value();
  }

  /** As {@link #of}, on a thread that may block. */
  public Fingerprinted now(String sql) {
    String key = Hash.of(Texts.checked(sql));
    Fingerprinted known = answers.find(key);
    if (known != null) {
      return known;
    }
    try {
      Fingerprinted made = threads.run(() -> parser.read(sql)).get();
      answers.put(key, made);
      return made;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException mine ? mine : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.UNAVAILABLE.because("the query desk is closing");
    }
  }

  /** What makes the fingerprints of texts that a parser understands, with its version. */
  public String algorithm() {
    return parser.algorithm();
  }

  public Counts counts() {
    return new Counts(parser.parsed(), parser.cut(), parser.refused(), threads.waiting());
  }

  private Future<Fingerprinted> made(String sql, Call call) {
    return Future.fromCompletionStage(
        threads.run(() -> {
          if (call.expired()) {
            throw Fault.LATE.because("the deadline passed while the text waited for a thread");
          }
          return parser.read(sql);
        }),
        vertx.getOrCreateContext());
  }

  /** Ends its threads once what waits is done. */
  @Override
  public void close() {
    threads.close();
  }

  private static int bytes(Fingerprinted answer) {
    return 2 * answer.normalized().length();
  }
}
