package dev.assay.observe;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Meters of things that come as a list of statistics, each under its own name: caches, pools. What
 * is not in the newest list is unknown, {@code NaN}. Safe on any thread.
 */
final class Watch<T> {
  private final MeterRegistry registry;
  private final Subject<T> subject;
  private final List<Measure<T>> measures;
  private final Set<String> known = new HashSet<>();
  private volatile Map<String, T> latest = Map.of();

  /** The label that carries a thing's name, and where the name is. */
  record Subject<T>(String label, Function<T, String> name) {}

  /** One number of a thing; a counter only grows. */
  record Measure<T>(String name, String help, boolean counter, ToDoubleFunction<T> value) {
    static <T> Measure<T> counter(String name, String help, ToDoubleFunction<T> value) {
      return new Measure<>(name, help, true, value);
    }

    static <T> Measure<T> gauge(String name, String help, ToDoubleFunction<T> value) {
      return new Measure<>(name, help, false, value);
    }
  }

  Watch(MeterRegistry registry, Subject<T> subject, List<Measure<T>> measures) {
    this.registry = registry;
    this.subject = subject;
    this.measures = measures;
  }

  synchronized void update(List<T> now) {
    latest = now.stream().collect(Collectors.toUnmodifiableMap(subject.name(), each -> each));
    for (String name : latest.keySet()) {
      if (known.add(name)) {
        measures.forEach(measure -> register(name, measure));
      }
    }
  }

  private void register(String name, Measure<T> measure) {
    ToDoubleFunction<Watch<T>> value =
        watch -> {
          T thing = watch.latest.get(name);
          return thing == null ? Double.NaN : measure.value().applyAsDouble(thing);
        };
    if (measure.counter()) {
      FunctionCounter.builder(measure.name(), this, value)
          .description(measure.help())
          .tag(subject.label(), name)
          .register(registry);
    } else {
      Gauge.builder(measure.name(), this, value)
          .description(measure.help())
          .tag(subject.label(), name)
          .register(registry);
    }
  }
}
