package dev.assay.query.advice;

import dev.assay.query.Advisory.AdviceKind;
import dev.assay.query.Advisory.Basis;
import dev.assay.query.Query.Figures;
import dev.assay.query.advice.Draft.Gain;
import dev.assay.query.advice.Draft.Proof;
import dev.assay.query.advice.Draft.Words;
import dev.assay.query.collect.Interval;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query that is called once (or twice, or three times) for each row that another one gave: N+1.
 * Pure, safe on any thread.
 *
 * <p>That both grow and shrink together proves nothing, for all that one application does follows
 * its load. So more is asked for, interval by interval: the calls of the one are the rows of the
 * other times a whole number, within a tenth, in at least four of five intervals in which either
 * was called, five of them at least; they correlate by at least 0.9; and the other gives at least 3
 * rows a call, so that it is not the same as being called along with it. Where the rows never
 * change nothing can be told. Confidence is the square of the correlation x the share of intervals
 * that agree x n / (n + 1).
 */
final class NPlusOne {
  private static final int LEAST_INTERVALS = 5;
  private static final double LEAST_ROWS = 3;
  private static final double MOST_ROWS_OF_A_LOOKUP = 10;
  private static final int MOST_FOR_A_ROW = 3;
  private static final double NEAR = 0.1;
  private static final double LEAST_AGREEING = 0.8;
  private static final double LEAST_CORRELATION = 0.9;
  private static final Pattern LOOKUP = Pattern.compile("^select\\b.*\\bwhere\\b.*=\\s*\\$\\d+.*");
  private static final Pattern READS = Pattern.compile("^(select|with)\\b.*");

  private final List<Figures> queries;
  private final Map<String, List<Interval>> intervals;

  /**
   * @param queries of one span, with what they did interval by interval
   */
  NPlusOne(List<Figures> queries, Map<String, List<Interval>> intervals) {
    this.queries = List.copyOf(queries);
    this.intervals = Map.copyOf(intervals);
  }

  /** At most one for each query that is called so. */
  Stream<Draft> find() {
    List<Figures> parents = queries.stream().filter(NPlusOne::isParent).toList();
    return queries.stream()
        .filter(NPlusOne::isChild)
        .map(child -> best(child, parents))
        .flatMap(Optional::stream)
        .map(NPlusOne::draft);
  }

  private record Match(Figures parent, Figures child, Fit fit) {}

  private record Fit(int forARow, double ratio, double correlation, double agreeing, int both) {
    double confidence() {
      return correlation * correlation * agreeing * both / (both + 1);
    }
  }

  private static String line(Figures query) {
    return query.normalized().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
  }

  private static boolean isChild(Figures query) {
    return query.rows() <= MOST_ROWS_OF_A_LOOKUP * query.calls()
        && LOOKUP.matcher(line(query)).matches();
  }

  private static boolean isParent(Figures query) {
    return query.rows() >= LEAST_ROWS * query.calls() && READS.matcher(line(query)).matches();
  }

  private Optional<Match> best(Figures child, List<Figures> parents) {
    return parents.stream()
        .filter(parent -> !parent.fingerprint().equals(child.fingerprint()))
        .map(parent -> match(parent, child))
        .filter(Objects::nonNull)
        .max(
            Comparator.comparingDouble((Match match) -> match.fit().confidence())
                .thenComparing(match -> match.parent().fingerprint()));
  }

  private @Nullable Match match(Figures parent, Figures child) {
    Map<Instant, Interval> ofParent = byEnd(parent);
    Map<Instant, Interval> ofChild = byEnd(child);
    Set<Instant> ends = new TreeSet<>(ofParent.keySet());
    ends.addAll(ofChild.keySet());
    double[] rows = ends.stream().mapToDouble(end -> rows(ofParent.get(end))).toArray();
    double[] calls = ends.stream().mapToDouble(end -> calls(ofChild.get(end))).toArray();
    Fit fit = fit(rows, calls);
    return fit == null ? null : new Match(parent, child, fit);
  }

  private static @Nullable Fit fit(double[] rows, double[] calls) {
    double[] ratios = new double[rows.length];
    int both = 0;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] > 0 && calls[i] > 0) {
        ratios[both++] = calls[i] / rows[i];
      }
    }
    if (both < LEAST_INTERVALS) {
      return null;
    }
    double ratio = median(Arrays.copyOf(ratios, both));
    int whole = (int) Math.rint(ratio);
    if (whole < 1 || whole > MOST_FOR_A_ROW || Math.abs(ratio / whole - 1) > NEAR) {
      return null;
    }
    int agreeing = 0;
    for (int i = 0; i < rows.length; i++) {
      agreeing += Math.abs(calls[i] - whole * rows[i]) <= NEAR * whole * rows[i] ? 1 : 0;
    }
    double share = (double) agreeing / rows.length;
    double correlation = Correlation.of(rows, calls);
    return share < LEAST_AGREEING || correlation < LEAST_CORRELATION
        ? null
        : new Fit(whole, ratio, correlation, share, both);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  private Map<Instant, Interval> byEnd(Figures query) {
    Map<Instant, Interval> byEnd = new LinkedHashMap<>();
    intervals
        .getOrDefault(query.fingerprint(), List.of())
        .forEach(interval -> byEnd.put(interval.to(), interval));
    return byEnd;
  }

  private static double rows(@Nullable Interval interval) {
    return interval == null ? 0 : interval.rows();
  }

  private static double calls(@Nullable Interval interval) {
    return interval == null ? 0 : interval.calls();
  }

  private static Draft draft(Match match) {
    Figures parent = match.parent();
    Figures child = match.child();
    Fit fit = match.fit();
    double perCall = (double) parent.rows() / parent.calls();
    Map<String, Double> evidence = new LinkedHashMap<>();
    evidence.put("callsForARow", fit.ratio());
    evidence.put("correlation", fit.correlation());
    evidence.put("agreeingIntervals", fit.agreeing());
    evidence.put("intervals", (double) fit.both());
    evidence.put("parentRowsPerCall", perCall);
    evidence.put("childCalls", (double) child.calls());
    return new Draft(
        AdviceKind.N_PLUS_ONE,
        "nPlusOne",
        parent.fingerprint() + ' ' + child.fingerprint(),
        List.of(child.fingerprint(), parent.fingerprint()),
        new Words(text(match, perCall), null),
        new Proof(Basis.MEASURED, null, evidence),
        new Gain(fit.confidence(), 1 - 1 / Math.max(1, fit.forARow() * perCall)));
  }

  private static String text(Match match, double perCall) {
    Fit fit = match.fit();
    return ("%s is called %s for each row of %s, in %s of the intervals in which either is called"
            + " (%s rows a call, %d intervals, correlation %s): fetch them with the parent by a"
            + " JOIN, or all of a call together by = ANY($1)")
        .formatted(
            match.child().fingerprint(),
            fit.forARow() == 1 ? "once" : fit.forARow() + " times",
            match.parent().fingerprint(),
            Said.percent(fit.agreeing()),
            Said.number(perCall),
            fit.both(),
            Said.number(fit.correlation()));
  }
}
