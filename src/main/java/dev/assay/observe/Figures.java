package dev.assay.observe;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * The figures that can be asked for at any time, by their names and labels. Safe on any thread. The
 * registry of the meters has them too, and holds them weakly.
 */
final class Figures {
  private static final String UNLABELLED = "";

  private final Map<String, Map<String, Supplier<Number>>> named = new ConcurrentHashMap<>();

  void add(String name, Supplier<Number> value) {
    add(name, UNLABELLED, value);
  }

  void add(String name, String label, Supplier<Number> value) {
    named.computeIfAbsent(name, key -> new ConcurrentSkipListMap<>()).put(label, value);
  }

  /** The labels under which there are figures of that name, in order. */
  Set<String> labels(String name) {
    return named.getOrDefault(name, Map.of()).keySet();
  }

  /** Zero where there is no such figure. */
  double of(String name) {
    return of(name, UNLABELLED);
  }

  double of(String name, String label) {
    Supplier<Number> value = named.getOrDefault(name, Map.of()).get(label);
    return value == null ? 0 : value.get().doubleValue();
  }
}
