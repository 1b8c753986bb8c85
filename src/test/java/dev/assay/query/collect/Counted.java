package dev.assay.query.collect;

import dev.assay.query.collect.Counters.Since;
import dev.assay.query.collect.Counters.Times;
import dev.assay.query.collect.Interval.Blocks;
import dev.assay.query.collect.ServerState.Extension;
import dev.assay.query.collect.ServerState.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Readings as a server would give them, made of the times of single calls. */
final class Counted {
  static final StatementKey KEY = new StatementKey(10, -7, true);
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Counted() {}

  /** What a server counts of such calls, each of two rows. */
  static Counters of(@Nullable Since since, double... millis) {
    double total = Arrays.stream(millis).sum();
    double mean = millis.length == 0 ? 0 : total / millis.length;
    double variance =
        Arrays.stream(millis).map(time -> (time - mean) * (time - mean)).sum()
            / Math.max(1, millis.length);
    long calls = millis.length;
    return new Counters(
        calls,
        new Times(
            total,
            mean,
            Math.sqrt(variance),
            Arrays.stream(millis).min().orElse(0),
            Arrays.stream(millis).max().orElse(0)),
        2 * calls,
        new Blocks(3 * calls, 4 * calls, 5 * calls, 6 * calls, 7 * calls),
        since);
  }

  static double sumOfSquares(double... millis) {
    return Arrays.stream(millis).map(time -> time * time).sum();
  }

  static double[] joined(double[] first, double[] second) {
    return List.of(first, second).stream().flatMapToDouble(Arrays::stream).toArray();
  }

  /** A server that was started at 100, read at {@code now}, both in microseconds. */
  static Case at(long now) {
    return new Case(now, 100, 50, 0, true, new ArrayList<>());
  }

  /** A reading in the making. */
  record Case(
      long now,
      long startedAt,
      long resetAt,
      long evictions,
      boolean seesAll,
      List<Map.Entry<StatementKey, Counters>> statements) {
    Case startedAt(long other) {
      return new Case(now, other, resetAt, evictions, seesAll, statements);
    }

    Case resetAt(long other) {
      return new Case(now, startedAt, other, evictions, seesAll, statements);
    }

    Case evictions(long other) {
      return new Case(now, startedAt, resetAt, other, seesAll, statements);
    }

    Case blind() {
      return new Case(now, startedAt, resetAt, evictions, false, statements);
    }

    Case with(Counters counters) {
      return with(KEY, counters);
    }

    Case with(StatementKey key, Counters counters) {
      statements.add(Map.entry(key, counters));
      return this;
    }

    Reading read() {
      boolean told =
          statements.stream().anyMatch(statement -> statement.getValue().since() != null);
      return new Reading(
          NOON.plusMillis(now),
          new ServerState(
              told ? "17.2" : "15.8",
              told ? 17 : 15,
              now,
              startedAt,
              new Role("assay", 10),
              seesAll,
              new Extension("public", told ? "1.11" : "1.10", told ? 11 : 10),
              "e"),
          evictions,
          resetAt,
          counters());
    }

    private Map<StatementKey, Counters> counters() {
      return statements.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
  }
}
