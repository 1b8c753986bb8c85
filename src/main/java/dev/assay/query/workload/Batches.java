package dev.assay.query.workload;

import dev.assay.query.workload.Found.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks for batch windows: times of the day, or else of the week, at which heavy queries run that
 * are idle otherwise. Those whose windows meet are one batch. Pure, safe on any thread.
 */
final class Batches {
  private final Series hours;
  private final Map<String, Map<Long, Long>> heavy;

  /**
   * @param heavy calls by fingerprint and hour, of queries that bring much and run seldom
   */
  Batches(Series hours, Map<String, Map<Long, Long>> heavy) {
    this.hours = hours;
    this.heavy = new TreeMap<>(heavy);
  }

  List<Found> find() {
    List<Group> daily = new ArrayList<>();
    List<Group> weekly = new ArrayList<>();
    heavy.forEach((fingerprint, calls) -> {
      Series series = hours.with(calls);
      List<Window> days = recurrence(Period.DAY, series).windows();
      days.forEach(window -> join(daily, Group.of(fingerprint, window, 24)));
      if (days.isEmpty()) {
        recurrence(Period.WEEK, series)
            .windows()
            .forEach(window -> join(weekly, Group.of(fingerprint, window, 7 * 24)));
      }
    });
    List<Found> found = new ArrayList<>();
    daily.forEach(group -> found(Period.DAY, group).ifPresent(found::add));
    weekly.forEach(group -> found(Period.WEEK, group).ifPresent(found::add));
    return found;
  }

  private static Recurrence recurrence(Period period, Series series) {
    return period == Period.DAY
        ? new Recurrence(
            series, Periods.days(series), Risen.atAll(series), Patterns.LEAST_DAYS)
        : new Recurrence(
            series, Periods.weeks(series), Risen.atAll(series), Patterns.LEAST_WEEKS);
  }

  /** Queries whose windows meet, and the slots of these. */
  private record Group(TreeSet<String> fingerprints, BitSet slots, int period) {

    static Group of(String fingerprint, Window window, int period) {
      var group = new Group(new TreeSet<>(), new BitSet(), period);
      group.fingerprints.add(fingerprint);
      for (int i = 0; i < window.length(); i++) {
        group.slots.set((window.from() + i) % period);
      }
      return group;
    }

    void add(Group other) {
      fingerprints.addAll(other.fingerprints);
      slots.or(other.slots);
    }

    int from() {
      int slot = slots.nextSetBit(0);
      while (slots.get(Math.floorMod(slot - 1, period)) && slots.cardinality() < period) {
        slot = Math.floorMod(slot - 1, period);
      }
      return slot;
    }
  }

  private static void join(List<Group> groups, Group next) {
    groups.removeIf(group -> {
      boolean meets = group.slots().intersects(next.slots());
      if (meets) {
        next.add(group);
      }
      return meets;
    });
    groups.add(next);
  }

  // Of all of them together, as one load.
  private Optional<Found> found(Period period, Group group) {
    Map<Long, Long> calls = new TreeMap<>();
    group
        .fingerprints()
        .forEach(fingerprint ->
            heavy.getOrDefault(fingerprint, Map.of()).forEach((hour, count) -> calls.merge(hour, count, Long::sum)));
    Series series = hours.with(calls);
    return recurrence(period, series)
        .window(group.from(), group.slots().cardinality())
        .map(window ->
            new Found(Kind.BATCH, period, window, series, List.copyOf(group.fingerprints())));
  }
}
