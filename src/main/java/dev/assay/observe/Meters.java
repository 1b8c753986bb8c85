package dev.assay.observe;

import dev.assay.bus.Bus;
import dev.assay.bus.Desk;
import dev.assay.bus.Fault;
import dev.assay.cache.CacheStatistics;
import dev.assay.cache.Caches;
import dev.assay.store.Stores.PoolStatistics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is counted and timed, as Prometheus text. Safe on any thread; what is called for
 * each answer neither locks nor makes text.
 */
public final class Meters implements Bus.Observer, AutoCloseable {
  /** The content type of {@link #scrape()}. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  // From a cache hit to the longest deadline; real buckets, so that instances can be added up.
  private static final Duration[] BUCKETS = {
    Duration.ofNanos(50_000),
    Duration.ofNanos(100_000),
    Duration.ofNanos(500_000),
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private static final int OK = 200;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Map<String, RouteTimer> addresses = new ConcurrentHashMap<>();
  private final LongAdder requestsInFlight = new LongAdder();
  private final Watch<CacheStatistics> cacheWatch =
      new Watch<>(
          registry, new Watch.Subject<>("cache", CacheStatistics::name), Measures.OF_CACHES);
  private final Watch<PoolStatistics> poolWatch =
      new Watch<>(registry, new Watch.Subject<>("pool", PoolStatistics::name), Measures.OF_POOLS);
  private final Figures figures = new Figures();
  private final Map<Route, Pace> paces = new ConcurrentHashMap<>();
  private final List<Desk> desks = new CopyOnWriteArrayList<>();
  private volatile Supplier<List<CacheStatistics>> caches = List::of;

  /** A route as its verticles share it. */
  record Route(String method, String template) {}

  /** Meters with those of the JVM. */
  public Meters() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new JvmInfoMetrics().bindTo(registry);
    new ProcessMeters().bindTo(registry);
    collections.bindTo(registry);
    Gauge.builder("assay.http.in.flight", requestsInFlight, LongAdder::sum)
        .description("HTTP requests begun and not answered")
        .register(registry);
  }

  @Override
  public void answered(String address, long nanos, @Nullable Fault fault) {
    RouteTimer outcomes = addresses.get(address);
    if (outcomes == null) {
      outcomes = addresses.computeIfAbsent(address, this::busTimer);
    }
    outcomes.answered(fault == null ? OK : fault.status(), nanos);
  }

  private RouteTimer busTimer(String address) {
    return new RouteTimer(
        status ->
            Timer.builder("assay.bus")
                .description("Answers over the event bus")
                .serviceLevelObjectives(BUCKETS)
                .tag("address", address)
                .tag("outcome", outcome(status))
                .register(registry),
        null);
  }

  private static String outcome(int status) {
    return Arrays.stream(Fault.values())
        .filter(fault -> fault.status() == status)
        .map(fault -> fault.name().toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("ok");
  }

  /** The timer of a route, which is its template and never a path that came in. */
  public RouteTimer route(String method, String template) {
    return new RouteTimer(
        status ->
            Timer.builder("http.server.requests")
                .description("Answers over HTTP")
                .serviceLevelObjectives(BUCKETS)
                .tag("method", method)
                .tag("uri", template)
                .tag("status", Integer.toString(status))
                .tag("outcome", Outcomes.of(status))
                .register(registry),
        paces.computeIfAbsent(new Route(method, template), first -> new Pace()));
  }

  /** A request was begun that is not answered at once. */
  public void requestBegun() {
    requestsInFlight.increment();
  }

  /** A request that was begun has ended. */
  public void requestEnded() {
    requestsInFlight.decrement();
  }

  /** Measures a desk from now on. */
  public void watch(Desk desk) {
    desks.add(desk);
    Gauge.builder("assay.desk.in.flight", desk, Desk::inFlight)
        .description("Questions worked on or waiting")
        .tag("desk", desk.name())
        .strongReference(true)
        .register(registry);
    Gauge.builder("assay.desk.capacity", desk, Desk::capacity)
        .description("The most that may be in flight")
        .tag("desk", desk.name())
        .strongReference(true)
        .register(registry);
  }

  /** Measures something that goes up and down, from now on. */
  public void gauge(String name, String description, Supplier<Number> value) {
    figures.add(name, value);
    Gauge.builder(name, value).description(description).register(registry);
  }

  /** Measures something that goes up and down, one of several that a label tells apart. */
  public void gauge(String name, String description, Label label, Supplier<Number> value) {
    figures.add(name, label.value(), value);
    Gauge.builder(name, value)
        .description(description)
        .tag(label.name(), label.value())
        .strongReference(true)
        .register(registry);
  }

  /** Measures something that only grows, one of several that a label tells apart. */
  public void total(String name, String description, Label label, Supplier<Number> value) {
    // The registry itself keeps it by a weak reference.
    figures.add(name, label.value(), value);
    FunctionCounter.builder(name, value, it -> it.get().doubleValue())
        .description(description)
        .tag(label.name(), label.value())
        .register(registry);
  }

  /** Measures something that only grows, from now on. */
  public void total(String name, String description, Supplier<Number> value) {
    figures.add(name, value);
    FunctionCounter.builder(name, value, it -> it.get().doubleValue())
        .description(description)
        .register(registry);
  }

  /** Counts, by one label. */
  public void count(String name, String description, Label label) {
    Counter.builder(name)
        .description(description)
        .tag(label.name(), label.value())
        .register(registry)
        .increment();
  }

  /** Times, by one label. */
  public void time(String name, String description, Label label, Duration took) {
    Timer.builder(name)
        .description(description)
        .tag(label.name(), label.value())
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(took);
  }

  /** Tells the series of one name apart; the values are few. */
  public record Label(String name, String value) {}

  /** Measures all caches, those declared later too. */
  public void watch(Caches registered) {
    caches = registered::statistics;
  }

  /** What the pools are doing now; a pool that is not in the list is unknown from now on. */
  public void pools(List<PoolStatistics> now) {
    poolWatch.update(now);
  }

  Figures figures() {
    return figures;
  }

  Map<Route, Pace> paces() {
    return paces;
  }

  List<Desk> desks() {
    return desks;
  }

  List<CacheStatistics> cachesNow() {
    return caches.get();
  }

  long inFlight() {
    return requestsInFlight.sum();
  }

  /** Everything, as Prometheus text; takes milliseconds, so not for an event loop. */
  public String scrape() {
    cacheWatch.update(caches.get());
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
