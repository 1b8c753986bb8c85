package dev.assay.evaluate.anomaly;

import dev.assay.query.collect.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which queries a fault made worse, as measured and not as meant. Immutable.
 *
 * <p>Only a query of the module and the table that a fault is done to can be affected by it. Its
 * figure in the fault is the median of its intervals within it (of the last third, where the fault
 * comes bit by bit), and is compared with the median of the {@link Schedule#BEFORE} intervals
 * before it. It is affected where a call takes at least 1.5 times as long and 0.5 ms longer, or
 * where a call reads at least 16 blocks more from outside of shared buffers and 1.5 times as many.
 * Times are first divided by how much longer the median query takes at that time, where that is
 * more than 1: what slows everything is not the fault, but the machine. Between that and 1.2 times
 * as long lies what is neither demanded nor held against anybody; so does what was called less than
 * 10 times in the fault or before it, too seldom to say.
 *
 * @param cases what is to be told
 * @param open what may be told or not
 */
record Truth(List<Case> cases, Set<Pair> open) {
  static final double SLOWER = 1.5;
  static final double SLOWER_MS = 0.5;
  static final double MORE_BLOCKS = 16;
  private static final int CALLS = 10;
  private static final int LOOKED_SLOW = 5;
  private static final double DOUBTFUL = 1.2;
  private static final double DOUBTFUL_MS = 0.1;
  private static final double DOUBTFUL_BLOCKS = 4;

  Truth {
    cases = List.copyOf(cases);
    open = Set.copyOf(open);
  }

  /** A query in a fault. */
  record Pair(Fault fault, String query) {}

  /**
   * A query that a fault made worse.
   *
   * @param shown the first interval that is as much worse as is asked and so is the next; where the
   *     fault comes bit by bit, at least four of the five that begin with it; that of the fault
   *     where there is none such
   */
  record Case(Fault fault, String query, int shown) {}

  /** Figures of a query before and in a fault. */
  private record Figures(double beforeMs, double ms, double beforeReads, double reads) {
    static final Figures UNKNOWN = new Figures(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    boolean known() {
      return !Double.isNaN(beforeMs) && !Double.isNaN(ms);
    }

    boolean worse(double common, double times, double more, double blocks) {
      double fair = ms / common;
      boolean slower = fair >= beforeMs * times && fair >= beforeMs + more;
      return slower || (reads >= beforeReads + blocks && reads >= beforeReads * times);
    }
  }

  static Truth of(Setup setup, Series series) {
    List<Case> cases = new ArrayList<>();
    Set<Pair> open = new HashSet<>();
    for (Fault fault : setup.faults()) {
      double common = common(series, fault);
      for (String query : series.queries()) {
        Figures figures = figures(series, fault, query);
        if (figures.known()
            && concerned(setup, fault, query)
            && figures.worse(common, SLOWER, SLOWER_MS, MORE_BLOCKS)) {
          cases.add(new Case(fault, query, shown(series, fault, query, figures)));
        } else if (!figures.known() || figures.worse(1, DOUBTFUL, DOUBTFUL_MS, DOUBTFUL_BLOCKS)) {
          open.add(new Pair(fault, query));
        }
      }
    }
    return new Truth(cases, open);
  }

  private static boolean concerned(Setup setup, Fault fault, String query) {
    String name = setup.names().getOrDefault(query, "");
    return Template.named(name)
        .filter(template -> fault.concerns(Module.named(name.split("\\.", 2)[0]), template))
        .isPresent();
  }

  private static Figures figures(Series series, Fault fault, String query) {
    int before = fault.first() - Schedule.BEFORE;
    if (series.calls(query, before, fault.first() - 1) < CALLS
        || series.calls(query, fault.first(), fault.last()) < CALLS) {
      return Figures.UNKNOWN;
    }
    int from =
        fault.kind().slow() ? fault.last() - (fault.last() - fault.first()) / 3 : fault.first();
    return new Figures(
        series.median(query, before, fault.first() - 1, Interval::meanMs),
        series.median(query, from, fault.last(), Interval::meanMs),
        series.median(query, before, fault.first() - 1, Series::reads),
        series.median(query, from, fault.last(), Series::reads));
  }

  // How much longer the median query takes; at least 1.
  private static double common(Series series, Fault fault) {
    double[] ratios =
        series.queries().stream()
            .map(query -> figures(series, fault, query))
            .filter(Figures::known)
            .mapToDouble(figures -> figures.ms() / figures.beforeMs())
            .sorted()
            .toArray();
    double median = Series.median(ratios);
    return Double.isNaN(median) ? 1 : Math.max(1, median);
  }

  private static int shown(Series series, Fault fault, String query, Figures figures) {
    int looked = fault.kind().slow() ? LOOKED_SLOW : 2;
    int needed = fault.kind().slow() ? LOOKED_SLOW - 1 : 2;
    for (int i = fault.first(); i <= fault.last(); i++) {
      if (series.at(query, i) != null) {
        List<Boolean> worse =
            series.between(query, i, fault.last()).stream()
                .limit(looked)
                .map(done -> isWorse(figures, done))
                .toList();
        if (worse.getFirst() && Collections.frequency(worse, true) >= needed) {
          return i;
        }
      }
    }
    return fault.first();
  }

  private static boolean isWorse(Figures usual, Interval done) {
    return new Figures(usual.beforeMs(), done.meanMs(), usual.beforeReads(), Series.reads(done))
        .worse(1, SLOWER, SLOWER_MS, MORE_BLOCKS);
  }
}
