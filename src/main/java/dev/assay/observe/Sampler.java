package dev.assay.observe;

import dev.assay.store.Stores.PoolStatistics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Takes samples of all meters: what was counted since the sample before becomes rates. On one
 * thread at a time; takes up to a millisecond, so not on an event loop.
 */
final class Sampler {
  private static final double US_PER_MS = 1_000;
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final double OPEN = 1;
  private static final double P50 = 50;
  private static final double P95 = 95;
  private static final double P99 = 99;
  private static final Comparator<Live.Route> BUSIEST_FIRST =
      Comparator.comparingDouble(Live.Route::perSecond)
          .reversed()
          .thenComparing(Comparator.comparingLong(Live.Route::calls).reversed())
          .thenComparing(Live.Route::route)
          .thenComparing(Live.Route::method);

  private final Meters meters;
  private final JvmLook jvm = new JvmLook();
  private final CacheLook caches = new CacheLook();
  private final Map<String, Double> asked = new HashMap<>();
  private final List<Double> spans = new ArrayList<>();
  private long takenAt = System.nanoTime();
  private long number;

  Sampler(Meters meters) {
    this.meters = meters;
  }

  Live.Sample take(Instant at, List<PoolStatistics> pools) {
    long now = System.nanoTime();
    double seconds = Math.max((now - takenAt) / NANOS_PER_SECOND, 0.001);
    takenAt = now;
    number++;
    spans.add(seconds);
    if (spans.size() > Pace.WINDOW) {
      spans.removeFirst();
    }
    var routes = new ArrayList<Live.Route>();
    Live.Http http = routes(seconds, routes);
    return new Live.Sample(
        number,
        at,
        seconds,
        spans.stream().mapToDouble(Double::doubleValue).sum(),
        http,
        routes,
        caches.look(meters.cachesNow(), seconds),
        pools.stream().map(Sampler::pool).toList(),
        meters.desks().stream()
            .map(desk -> new Live.Queue(desk.name(), desk.inFlight(), desk.capacity()))
            .toList(),
        sandbox(),
        service(seconds),
        jvm.look(seconds));
  }

  /** Fills {@code routes}; answers all of them together. */
  private Live.Http routes(double seconds, List<Live.Route> routes) {
    Histogram all = null;
    long calls = 0;
    long refused = 0;
    long failed = 0;
    for (var each : meters.paces().entrySet()) {
      Pace.Look look = each.getValue().look();
      calls += look.calls();
      refused += look.refused();
      failed += look.failed();
      Histogram window = look.window();
      if (window != null) {
        all = all == null ? window.copy() : added(all, window);
      }
      if (look.total() > 0) {
        routes.add(route(each.getKey(), look, seconds));
      }
    }
    routes.sort(BUSIEST_FIRST);
    return new Live.Http(
        calls / seconds, times(all), refused / seconds, failed / seconds, meters.inFlight());
  }

  private static Histogram added(Histogram all, Histogram more) {
    all.add(more);
    return all;
  }

  private static Live.Route route(Meters.Route route, Pace.Look look, double seconds) {
    return new Live.Route(
        route.method(),
        route.template(),
        look.calls() / seconds,
        times(look.window()),
        look.refused() / seconds,
        look.failed() / seconds,
        look.total());
  }

  private static Live.@Nullable Times times(@Nullable Histogram window) {
    return window == null
        ? null
        : new Live.Times(
            window.getValueAtPercentile(P50) / US_PER_MS,
            window.getValueAtPercentile(P95) / US_PER_MS,
            window.getValueAtPercentile(P99) / US_PER_MS,
            window.getMaxValue() / US_PER_MS);
  }

  private static Live.Pool pool(PoolStatistics pool) {
    return new Live.Pool(
        pool.name(), pool.inUse(), pool.size(), pool.maxSize(), pool.waiting(), pool.timeouts());
  }

  private Live.Sandbox sandbox() {
    Figures figures = meters.figures();
    return new Live.Sandbox(
        figures.of("assay.sandbox.ready") > 0,
        (int) figures.of("assay.sandbox.children"),
        (int) figures.of("assay.sandbox.idle"),
        (int) figures.of("assay.sandbox.waiting"),
        (long) figures.of("assay.sandbox.started"),
        (long) figures.of("assay.sandbox.killed"),
        (long) figures.of("assay.sandbox.reused"));
  }

  private Live.Service service(double seconds) {
    Figures figures = meters.figures();
    return new Live.Service(
        (int) figures.of("assay.ml.connections"),
        (int) figures.of("assay.ml.connections.in.use"),
        figures.of("assay.ml.retry.budget"),
        figures.labels("assay.ml.calls").stream().map(name -> operation(name, seconds)).toList());
  }

  private Live.Operation operation(String name, double seconds) {
    Figures figures = meters.figures();
    double calls = figures.of("assay.ml.calls", name);
    @Nullable Double before = asked.put(name, calls);
    double level = figures.of("assay.ml.breaker", name);
    return new Live.Operation(
        name,
        level >= OPEN ? "open" : level > 0 ? "halfOpen" : "closed",
        before == null ? 0 : (calls - before) / seconds,
        (long) calls,
        (long) figures.of("assay.ml.failures", name),
        (long) figures.of("assay.ml.retries", name));
  }
}
