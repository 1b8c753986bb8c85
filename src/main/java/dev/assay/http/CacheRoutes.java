package dev.assay.http;

import dev.assay.bus.Fault;
import dev.assay.cache.CacheStatistics;
import dev.assay.cache.Caches;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What the caches have done, and changes to them. On event loops. */
final class CacheRoutes {
  private static final String ONE = "/v1/caches/{name}";

  private CacheRoutes() {}

  /** Another policy; what is null stays as it is. */
  record Policy(@Nullable String ttl, @Nullable Integer maxSize) {
    Policy {
      if (ttl == null && maxSize == null) {
        throw Fault.INVALID.because("nothing to change; expected ttl or maxSize");
      }
    }
  }

  /** Every cache, and all of them together. */
  record Overview(List<CacheStatistics> caches, Totals totals) {
    Overview {
      caches = List.copyOf(caches);
    }

    static Overview of(Caches.Statistics statistics) {
      return new Overview(statistics.caches(), Totals.of(statistics));
    }
  }

  /** All caches together. */
  record Totals(
      long hits, long misses, long evictions, long size, long weight, double overallHitRate) {
    static Totals of(Caches.Statistics all) {
      return new Totals(
          sum(all, CacheStatistics::hits),
          sum(all, CacheStatistics::misses),
          sum(all, CacheStatistics::evictions),
          sum(all, CacheStatistics::size),
          sum(all, CacheStatistics::weight),
          all.overallHitRate());
    }

    private static long sum(Caches.Statistics all, ToLongFunction<CacheStatistics> of) {
      return all.caches().stream().mapToLong(of).sum();
    }
  }

  static void add(Routes routes) {
    routes
        .get("/v1/caches", CacheRoutes::list)
        .delete(ONE, CacheRoutes::clear)
        .patch(ONE, CacheRoutes::change);
  }

  private static Future<Answer> list(Exchange exchange) {
    return exchange
        .ask(Caches.STATISTICS, new Caches.AskStatistics())
        .map(all -> Answer.json(Overview.of(all)));
  }

  private static Future<Answer> clear(Exchange exchange) {
    return exchange.ask(Caches.CLEAR, new Caches.Clear(exchange.path("name"))).map(Answer::json);
  }

  private static Future<Answer> change(Exchange exchange) {
    Policy policy = exchange.body(Policy.class);
    return exchange
        .ask(
            Caches.CHANGE, new Caches.Change(exchange.path("name"), policy.ttl(), policy.maxSize()))
        .map(Answer::json);
  }
}
