package dev.assay.query.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Finds the slots of a period in which load comes again. Pure, for one thread.
 *
 * <p>A period whose slot is known is an opportunity; one where it has risen is an occurrence.
 * Recurrence is occurrences by opportunities, and a slot recurs from 60 % on. Neighbours that recur
 * are one window, in which then whole windows are counted: one occurs where half of its slots have
 * risen. Consistency is 1 - the standard deviation of the loads of its occurrences by their mean,
 * and at least 0.
 *
 * <p>Bursts at any time would meet now and then. So first of all it is asked whether they meet more
 * often than that: the occurrences of each slot, squared and added up, are compared with those of
 * 999 series whose periods were each turned by a random number of slots, in which bursts are as long
 * and as many, and only their place is left to chance (a permutation test: Good, Permutation,
 * Parametric and Bootstrap Tests of Hypotheses, 2005). In at most 1 % may they meet as often.
 */
final class Recurrence {
  private static final int TURNINGS = 999;
  private static final double MOST_BY_CHANCE = 0.01;
  private static final double LEAST_RECURRENCE = 0.6;
  private static final long SEED = 20_260_301;

  private final Series series;
  private final Periods periods;
  private final BitSet risen;
  private final int least;

  /**
   * @param least opportunities
   */
  Recurrence(Series series, Periods periods, BitSet risen, int least) {
    this.series = series;
    this.periods = periods;
    this.risen = risen;
    this.least = least;
  }

  /** The most opportunities that any slot has. */
  int opportunities() {
    return IntStream.range(0, periods.slots()).map(this::opportunities).max().orElse(0);
  }

  private int opportunities(int slot) {
    return (int)
        IntStream.range(0, periods.rows())
            .filter(row -> series.known(periods.index(row, slot)))
            .count();
  }

  private int occurrences(int slot) {
    return (int) IntStream.range(0, periods.rows()).filter(row -> risen(row, slot)).count();
  }

  private boolean risen(int row, int slot) {
    int index = periods.index(row, slot);
    return index >= 0 && risen.get(index);
  }

  /** The windows in which load recurs, in the order of their begin. */
  List<Window> windows() {
    BitSet recurring = new BitSet();
    for (int slot = 0; slot < periods.slots(); slot++) {
      int chances = opportunities(slot);
      if (chances >= least && occurrences(slot) >= LEAST_RECURRENCE * chances) {
        recurring.set(slot);
      }
    }
    return recurring.isEmpty() || byChance()
        ? List.of()
        : spans(recurring).stream().map(this::window).flatMap(Optional::stream).toList();
  }

  private boolean byChance() {
    int slots = periods.slots();
    int[][] rows = new int[periods.rows()][];
    for (int row = 0; row < rows.length; row++) {
      int of = row;
      rows[row] = IntStream.range(0, slots).filter(slot -> risen(of, slot)).toArray();
    }
    long seen = meetings(rows, new int[rows.length]);
    var random = new SplittableRandom(SEED);
    int asOften = 1;
    for (int i = 0; i < TURNINGS; i++) {
      int[] turns = IntStream.range(0, rows.length).map(row -> random.nextInt(slots)).toArray();
      asOften += meetings(rows, turns) >= seen ? 1 : 0;
    }
    return asOften > MOST_BY_CHANCE * (TURNINGS + 1);
  }

  private long meetings(int[][] rows, int[] turns) {
    long[] count = new long[periods.slots()];
    for (int row = 0; row < rows.length; row++) {
      for (int slot : rows[row]) {
        count[(slot + turns[row]) % count.length]++;
      }
    }
    return Arrays.stream(count).map(one -> one * one).sum();
  }

  /** Contiguous slots, around the end of the period too. */
  private record Span(int from, int length) {}

  private List<Span> spans(BitSet recurring) {
    int slots = periods.slots();
    if (recurring.cardinality() == slots) {
      return List.of(new Span(0, slots));
    }
    List<Span> spans = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      if (recurring.get(slot) && !recurring.get(Math.floorMod(slot - 1, slots))) {
        int length = 1;
        while (recurring.get((slot + length) % slots)) {
          length++;
        }
        spans.add(new Span(slot, length));
      }
    }
    return spans;
  }

  private Optional<Window> window(Span span) {
    return window(span.from(), span.length());
  }

  /** What is to be said of such a window; empty where it does not recur as a whole. */
  Optional<Window> window(int from, int length) {
    int chances = 0;
    List<Double> loads = new ArrayList<>();
    List<Integer> indices = new ArrayList<>();
    // One that goes over the end of the period can have begun before the first of them.
    for (int row = -1; row < periods.rows(); row++) {
      int begin = periods.index(row, from);
      int[] known =
          IntStream.range(begin, begin + length).filter(series::known).toArray();
      if (2 * known.length < length) {
        continue;
      }
      chances++;
      if (2 * Arrays.stream(known).filter(risen::get).count() >= known.length) {
        loads.add(Arrays.stream(known).mapToDouble(i -> series.at(i)).average().orElse(0));
        Arrays.stream(known).forEach(indices::add);
      }
    }
    double recurrence = chances == 0 ? 0 : loads.size() / (double) chances;
    if (chances < least || recurrence < LEAST_RECURRENCE) {
      return Optional.empty();
    }
    double[] of = loads.stream().mapToDouble(Double::doubleValue).toArray();
    double mean = Arrays.stream(of).average().orElse(0);
    return Optional.of(
        new Window(from, length, mean, usual(from, length), consistency(of, mean), recurrence,
            indices));
  }

  private static double consistency(double[] loads, double mean) {
    double squares = Arrays.stream(loads).map(load -> (load - mean) * (load - mean)).sum();
    double deviation = Math.sqrt(squares / Math.max(1, loads.length - 1));
    return mean > 0 ? Math.max(0, 1 - deviation / mean) : 0;
  }

  /** The median outside of it. */
  private double usual(int from, int length) {
    double[] outside =
        IntStream.range(0, series.length())
            .filter(series::known)
            .filter(i ->
                Math.floorMod(i + periods.offset() - from, periods.slots()) >= length)
            .mapToDouble(i -> series.at(i))
            .sorted()
            .toArray();
    return outside.length == 0 ? 0 : Series.median(outside);
  }
}
