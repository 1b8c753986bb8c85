package dev.assay.query.advice;

import dev.assay.query.Advisory.Effect;
import dev.assay.query.advice.AdvicePorts.Presence;
import dev.assay.query.advice.Stored.Before;
import dev.assay.query.collect.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What happened since advice was accepted: the mean times of its queries before and since, each
 * weighing as much as it was called before, and which others on the same tables became slower
 * beyond noise. Pure functions, safe on any thread.
 */
final class Effects {
  private Effects() {}

  /**
   * @param did what these queries did since then
   * @param index whether the index of the advice is there; UNKNOWN for other advice
   */
  static Effect of(
      Instant since, List<Before> before, Map<String, List<Interval>> did, Presence index) {
    List<Before> own = before.stream().filter(Before::own).toList();
    if (index == Presence.MISSING) {
      return new Effect(since, before(own), null, null, List.of(), "the index is not there");
    }
    Map<String, Series> later = new TreeMap<>();
    did.forEach(
        (fingerprint, intervals) -> later.put(fingerprint, Series.of(whole(intervals, since))));
    List<Pair> pairs =
        own.stream()
            .map(one -> new Pair(one.series(), later(later, one)))
            .filter(pair -> pair.before().tells() && pair.after().tells())
            .toList();
    List<String> regressed =
        before.stream()
            .filter(one -> !one.own() && one.series().slowedTo(later(later, one)))
            .map(Before::fingerprint)
            .toList();
    if (pairs.isEmpty()) {
      return new Effect(since, before(own), null, null, regressed, lacks(own, later));
    }
    double was = weighed(pairs, Pair::before);
    double is = weighed(pairs, Pair::after);
    return new Effect(since, was, is, was > 0 ? Double.valueOf(is / was) : null, regressed, null);
  }

  private record Pair(Series before, Series after) {}

  // One that began before tells of both.
  private static List<Interval> whole(List<Interval> intervals, Instant since) {
    return intervals.stream().filter(interval -> !interval.from().isBefore(since)).toList();
  }

  private static Series later(Map<String, Series> later, Before of) {
    return later.getOrDefault(of.fingerprint(), Series.NOTHING);
  }

  private static @Nullable Double before(List<Before> own) {
    List<Pair> called =
        own.stream()
            .filter(one -> one.series().calls() > 0)
            .map(one -> new Pair(one.series(), one.series()))
            .toList();
    return called.isEmpty() ? null : Double.valueOf(weighed(called, Pair::before));
  }

  // All were called.
  private static double weighed(List<Pair> pairs, Function<Pair, Series> when) {
    double calls = 0;
    double total = 0;
    for (Pair pair : pairs) {
      calls += pair.before().calls();
      total += pair.before().calls() * when.apply(pair).meanMs();
    }
    return total / calls;
  }

  private static String lacks(List<Before> own, Map<String, Series> later) {
    int before = own.stream().mapToInt(one -> one.series().intervals()).max().orElse(0);
    int after = own.stream().mapToInt(one -> later(later, one).intervals()).max().orElse(0);
    if (before < Series.LEAST) {
      return ("its queries were called in %d intervals before it was accepted, too few to compare"
              + " with; %d are needed")
          .formatted(before, Series.LEAST);
    }
    return after == 0
        ? "its queries were not called in a whole interval since"
        : "its queries were called in %d intervals since; %d are needed"
            .formatted(after, Series.LEAST);
  }
}
