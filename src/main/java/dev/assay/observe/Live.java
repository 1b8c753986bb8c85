package dev.assay.observe;

import dev.assay.bus.Endpoint;
import dev.assay.bus.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server does at this moment, second by second. Immutable messages, safe on any thread.
 */
public final class Live {
  /**
   * Says that somebody looks: samples come every second for a while from then on. Answers what the
   * last minutes were like.
   */
  public static final Endpoint<Watch, Past> WATCH =
      new Endpoint<>("assay.observe.watch", Watch.class, Past.class, Duration.ofSeconds(5));

  /** A sample was taken: every second while somebody looks, more rarely while nobody does. */
  public static final Topic<Sample> SAMPLED = new Topic<>("assay.observe.sampled", Sample.class);

  private Live() {}

  /**
   * Somebody looks.
   *
   * @param after the number of the last moment that is known already; null for none
   */
  public record Watch(@Nullable Long after) {}

  /** The last minutes, oldest first. */
  public record Past(List<Moment> moments) {
    public Past {
      moments = List.copyOf(moments);
    }
  }

  /**
   * What is kept of a sample.
   *
   * @param hitRates of the caches in which somebody looked
   * @param sizes entries of the caches
   */
  public record Moment(
      long number,
      Instant at,
      Http http,
      Jvm jvm,
      Map<String, Double> hitRates,
      Map<String, Long> sizes) {
    public Moment {
      hitRates = ordered(hitRates);
      sizes = ordered(sizes);
    }
  }

  /**
   * Everything at one moment. Rates are of the time since the sample before.
   *
   * @param number grows by one with each sample
   * @param seconds since the sample before
   * @param windowSeconds of which the percentiles tell
   * @param routes that answered something since the start, the busiest first
   */
  public record Sample(
      long number,
      Instant at,
      double seconds,
      double windowSeconds,
      Http http,
      List<Route> routes,
      List<Cache> caches,
      List<Pool> pools,
      List<Queue> queues,
      Sandbox sandbox,
      Service models,
      Jvm jvm) {
    public Sample {
      routes = List.copyOf(routes);
      caches = List.copyOf(caches);
      pools = List.copyOf(pools);
      queues = List.copyOf(queues);
    }
  }

  /**
   * All routes together.
   *
   * @param times null where nothing was answered within the window
   * @param refused answers a second of status 400 to 499
   * @param failed answers a second of status 500 and above
   */
  public record Http(
      double perSecond, @Nullable Times times, double refused, double failed, long inFlight) {}

  /** Percentiles of what answers took, in milliseconds; streams of events are left out. */
  public record Times(double p50, double p95, double p99, double max) {}

  /**
   * One route.
   *
   * @param calls answers since the start
   */
  public record Route(
      String method,
      String route,
      double perSecond,
      @Nullable Times times,
      double refused,
      double failed,
      long calls) {}

  /**
   * One cache.
   *
   * @param hitRate of the looks within the window; null where nobody looked
   * @param overall hit rate since the start; null where nobody ever looked
   */
  public record Cache(
      String name,
      double looksPerSecond,
      @Nullable Double hitRate,
      @Nullable Double overall,
      long size,
      long weight,
      int maxSize,
      double ttlSeconds,
      boolean enabled) {}

  /** One pool of connections. */
  public record Pool(String name, int inUse, int size, int maxSize, int waiting, long timeouts) {}

  /** One desk: questions worked on or waiting, of so many that may be. */
  public record Queue(String name, int inFlight, int capacity) {}

  /**
   * The child JVMs in which strangers' code runs.
   *
   * @param ready false where code cannot be run
   */
  public record Sandbox(
      boolean ready, int children, int idle, int waiting, long started, long killed, long reused) {}

  /** The way to the model service. */
  public record Service(
      int connections, int inUse, double retryBudget, List<Operation> operations) {
    public Service {
      operations = List.copyOf(operations);
    }
  }

  /**
   * One operation of the model service.
   *
   * @param breaker {@code closed}, {@code halfOpen} or {@code open}
   */
  public record Operation(
      String name, String breaker, double perSecond, long calls, long failures, long retries) {}

  /**
   * The JVM.
   *
   * @param cpu share of all processors that this process uses, 0 to 1; null where it is not known
   * @param collecting share of the time that was spent on collecting garbage, 0 to 1
   */
  public record Jvm(
      long heapUsed,
      long heapMax,
      @Nullable Double cpu,
      int processors,
      double collecting,
      int threads,
      long upSeconds) {}

  // In its order, which a copy of Map.copyOf would lose.
  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
