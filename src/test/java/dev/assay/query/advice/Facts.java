package dev.assay.query.advice;

import dev.assay.query.Query.Figures;
import dev.assay.query.Query.Problem;
import dev.assay.query.collect.Interval;
import dev.assay.query.collect.Statement;
import dev.assay.query.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Figures, intervals and plans as tests need them, with the rest left at something usual. */
final class Facts {
  static final double MS = 2;

  private Facts() {}

  static Instant minute(int number) {
    return Instant.EPOCH.plus(Duration.ofMinutes(number));
  }

  static Interval interval(String fingerprint, Instant from, long calls, long rows) {
    double total = MS * calls;
    return new Interval(
        fingerprint,
        from,
        from.plus(Duration.ofMinutes(1)),
        calls,
        total,
        MS * total,
        MS,
        MS,
        rows,
        new Interval.Blocks(calls, 0, 0, 0, 0));
  }

  private static Interval once(Instant from, long rows, Interval.Blocks blocks) {
    return new Interval(
        "q", from, from.plus(Duration.ofMinutes(1)), 1, MS, MS * MS, MS, MS, rows, blocks);
  }

  /** An interval of ten calls that took so long each. */
  static Interval lasting(String fingerprint, Instant from, double ms) {
    return new Interval(
        fingerprint,
        from,
        from.plus(Duration.ofMinutes(1)),
        10,
        10 * ms,
        10 * ms * ms,
        ms,
        ms,
        10,
        new Interval.Blocks(10, 0, 0, 0, 0));
  }

  static Figures figures(String fingerprint, String text, long calls, long rows) {
    return figures(fingerprint, text, List.of(interval(fingerprint, Instant.EPOCH, calls, rows)));
  }

  static Figures figures(String fingerprint, String text, List<Interval> did) {
    long calls = did.stream().mapToLong(Interval::calls).sum();
    double total = did.stream().mapToDouble(Interval::totalMs).sum();
    return new Figures(
        fingerprint,
        text,
        false,
        calls,
        total,
        total / Math.max(1, calls),
        null,
        null,
        null,
        did.stream().mapToLong(Interval::rows).sum(),
        did.stream().mapToLong(one -> one.blocks().sharedHit()).sum(),
        did.stream().mapToLong(one -> one.blocks().sharedRead()).sum(),
        did.stream().mapToLong(one -> one.blocks().tempRead()).sum(),
        did.stream().mapToLong(one -> one.blocks().tempWritten()).sum(),
        0);
  }

  /** A query of ten intervals with one call of these rows and blocks each. */
  static Looked looked(String text, PlanTree plan, long rows, Interval.Blocks blocks) {
    List<Interval> did =
        IntStream.range(0, 10).mapToObj(i -> once(minute(i), rows, blocks)).toList();
    Figures figures = figures("q", text.toLowerCase(Locale.ROOT), did);
    return new Looked(figures, statement("q", text), did, plan);
  }

  static Statement statement(String fingerprint, String text) {
    return new Statement(fingerprint, text, text, "test", false, List.of(), List.of("1", "2"));
  }

  static PlanTree tree(String node, Problem... problems) {
    return new PlanTree(Plan.read("[{\"Plan\": " + node + "}]"), List.of(problems));
  }
}
