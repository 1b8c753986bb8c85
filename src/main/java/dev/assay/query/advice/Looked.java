package dev.assay.query.advice;

import dev.assay.query.Advisory.AdviceKind;
import dev.assay.query.Query.Explained;
import dev.assay.query.Query.Figures;
import dev.assay.query.collect.Interval;
import dev.assay.query.collect.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A busy query with all that rules look at. Immutable.
 *
 * @param intervals of the time the figures are of
 * @param plan null where none could be had
 */
record Looked(
    Figures figures, Statement statement, List<Interval> intervals, @Nullable PlanTree plan) {
  private static final Pattern READS = Pattern.compile("^\\(*(select|with|values|table)\\b.*");

  private static final double SECONDS_PER_MINUTE = 60;

  Looked {
    intervals = List.copyOf(intervals);
  }

  static Looked of(
      Figures figures,
      Statement statement,
      List<Interval> intervals,
      @Nullable Explained explained) {
    PlanTree plan = explained == null ? null : PlanTree.of(explained);
    return new Looked(figures, statement, intervals, plan);
  }

  String fingerprint() {
    return figures.fingerprint();
  }

  /** The text without literals and comments, in lower case. */
  String text() {
    return statement.normalized().toLowerCase(Locale.ROOT);
  }

  /** Whether it is a SELECT; one that begins with WITH may write all the same. */
  boolean reads() {
    return READS.matcher(text().replaceAll("\\s+", " ").strip()).matches();
  }

  double rowsPerCall() {
    return (double) figures.rows() / Math.max(1, figures.calls());
  }

  /** From the first interval to the last, the pauses counted in; null where there is none. */
  @Nullable Double callsPerMinute() {
    if (intervals.isEmpty()) {
      return null;
    }
    Duration span = Duration.between(intervals.getFirst().from(), intervals.getLast().to());
    return figures.calls() / Math.max(1, span.toSeconds() / SECONDS_PER_MINUTE);
  }

  /** Blocks of shared buffers that a call looked at. */
  double blocksPerCall() {
    return (double) (figures.sharedHit() + figures.sharedRead()) / Math.max(1, figures.calls());
  }

  /**
   * How sure it is that what some intervals show is so in general: their share of all, as if one
   * more had spoken against it, so that few intervals are never sure.
   */
  double share(Predicate<Interval> shows) {
    return (double) intervals.stream().filter(shows).count() / (intervals.size() + 1);
  }

  /** Advice on how it is written. */
  Draft rewrite(String rule, String advice, Draft.Proof proof, Draft.Gain gain) {
    return new Draft(
        AdviceKind.REWRITE,
        rule,
        fingerprint(),
        List.of(fingerprint()),
        new Draft.Words(advice, null),
        proof,
        gain);
  }

  static double rowsPerCall(Interval interval) {
    return (double) interval.rows() / interval.calls();
  }

  static double blocksPerCall(Interval interval) {
    return (double) (interval.blocks().sharedHit() + interval.blocks().sharedRead())
        / interval.calls();
  }
}
