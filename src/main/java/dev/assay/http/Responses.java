package dev.assay.http;

import dev.assay.bus.Call;
import dev.assay.bus.Endpoint;
import dev.assay.bus.Fault;
import dev.assay.cache.Caches;
import dev.assay.cache.NamedCache;
import dev.assay.query.Query;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rendered answers that are expensive to make, while what they tell of stays the same: those of a
 * database until an interval of it ends or its condition changes. Equal questions at the same time
 * are one. Shared by all event loops; safe on any thread.
 */
public final class Responses {
  /** The cache of rendered answers. */
  public static final Caches.Declaration<Rendered> CACHE =
      new Caches.Declaration<>("response", rendered -> rendered.json().length());

  private final @Nullable NamedCache<Key, Rendered> cache;
  private final Function<String, @Nullable String> state;
  private final Map<String, Long> intervals = new ConcurrentHashMap<>();

  /** What was answered, as what its subject was then. */
  public record Key(Object question, String state) {}

  private Responses(
      @Nullable NamedCache<Key, Rendered> cache, Function<String, @Nullable String> state) {
    this.cache = cache;
    this.state = state;
  }

  /**
   * Answers of the databases watched in this JVM.
   *
   * @param state a text that changes when a database's condition does; null where it is not known,
   *     and its answers are not kept
   */
  public static Responses open(
      Vertx vertx, NamedCache<Key, Rendered> cache, Function<String, @Nullable String> state) {
    var responses = new Responses(cache, state);
    Query.COLLECTED.subscribe(
        vertx, collected -> responses.intervals.merge(collected.database(), 1L, Long::sum));
    return responses;
  }

  /** Keeps nothing. */
  static Responses none() {
    return new Responses(null, name -> null);
  }

  /** The answer to a question about a database, kept or asked for. */
  <Q extends Record, A extends Record> Future<Answer> answer(
      Exchange exchange, String database, Endpoint<Q, A> endpoint, Q question) {
    String now = state.apply(database);
    if (cache == null || now == null) {
      return exchange.ask(endpoint, question).map(Answer::json);
    }
    var key = new Key(question, intervals.getOrDefault(database, 0L) + " " + now);
    NamedCache.Entry<Rendered> entry = cache.entry(key);
    if (entry != null) {
      return Future.succeededFuture(Answer.hit(entry.value(), cache.age(entry)));
    }
    // Asked for all who wait, so with all the time there is; each waits as long as it likes.
    Call call = Call.of(exchange.call().requestId(), exchange.longest());
    return cache
        .load(key, () -> endpoint.ask(exchange.vertx(), question, call).map(Rendered::of))
        .timeout(Math.max(1, exchange.call().remaining().toMillis()), TimeUnit.MILLISECONDS)
        .recover(cause -> Future.failedFuture(late(cause)))
        .map(made -> Answer.rendered(made, Headers.MISS));
  }

  private static Throwable late(Throwable cause) {
    return cause instanceof TimeoutException
        ? Fault.LATE.because("no answer before the deadline; ask again, or for less")
        : cause;
  }

  /** An answer packed before, or now. */
  Buffer packed(Rendered plain, Coding coding) {
    if (cache == null) {
      return coding.pack(plain.json());
    }
    var key = new Key(plain.etag(), coding.token());
    NamedCache.Entry<Rendered> kept = cache.peek(key);
    return kept == null ? pack(cache, key, plain, coding) : kept.value().json();
  }

  private static Buffer pack(
      NamedCache<Key, Rendered> cache, Key key, Rendered plain, Coding coding) {
    Buffer packed = coding.pack(plain.json());
    cache.put(key, new Rendered(packed, Tag.coded(plain.etag(), coding), Duration.ZERO));
    return packed;
  }
}
