package dev.assay.observe;

import dev.assay.cache.CacheStatistics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes rates of a window out of what caches have counted since the start. One thread at a time.
 */
final class CacheLook {
  private final Map<String, Deque<CacheStatistics>> earlier = new HashMap<>();

  List<Live.Cache> look(List<CacheStatistics> now, double seconds) {
    return now.stream().map(each -> look(each, seconds)).toList();
  }

  private Live.Cache look(CacheStatistics now, double seconds) {
    Deque<CacheStatistics> window = earlier.computeIfAbsent(now.name(), name -> new ArrayDeque<>());
    CacheStatistics first = window.isEmpty() ? now : window.getFirst();
    CacheStatistics last = window.isEmpty() ? now : window.getLast();
    window.addLast(now);
    if (window.size() > Pace.WINDOW) {
      window.removeFirst();
    }
    return new Live.Cache(
        now.name(),
        (looks(now) - looks(last)) / seconds,
        rate(now.hits() - first.hits(), looks(now) - looks(first)),
        rate(now.hits(), looks(now)),
        now.size(),
        now.weight(),
        now.maxSize(),
        now.ttlSeconds(),
        now.enabled());
  }

  private static long looks(CacheStatistics of) {
    return of.hits() + of.misses();
  }

  private static @Nullable Double rate(long hits, long looks) {
    return looks <= 0 ? null : Math.clamp((double) hits / looks, 0.0, 1.0);
  }
}
