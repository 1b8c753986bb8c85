package dev.assay.ml.embedded;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.ml.Ml;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The examples of a fitting as arrays, checked. Written once, then only read; safe on any thread.
 *
 * <p>Times are logarithms of milliseconds from 1 ms up: below that a mean says more of the clock
 * than of the query.
 */
final class Table {
  static final int LEAST = 50;
  private static final int MOST = 500_000;
  private static final int LONGEST_KEY = 200;

  final Layout layout;
  final double[][] rows;
  final double[] log;
  final double[] weight;
  final double[] cost;
  final int[] query;
  final List<String> queries;

  private Table(Ml.Fit fit) {
    int size = fit.examples().size();
    this.layout = Layout.of(fit.featureVersion(), fit.features());
    this.rows = new double[size][];
    this.log = new double[size];
    this.weight = new double[size];
    this.cost = new double[size];
    this.query = new int[size];
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      Ml.Example example = fit.examples().get(i);
      check(example, i, fit.features().size());
      rows[i] =
          example.row().stream().mapToDouble(each -> Math.max(each, Layout.UNKNOWN)).toArray();
      log[i] = floored(example.actualMs());
      weight[i] = example.weight();
      cost[i] = example.cost();
      query[i] = numbers.computeIfAbsent(example.group(), name -> numbers.size());
    }
    this.queries = List.copyOf(numbers.keySet());
  }

  /** The table of a fitting; {@link Fault#INVALID} where it cannot be learned from. */
  static Table of(Ml.Fit fit) {
    check(fit);
    return new Table(fit);
  }

  /** The logarithm of a time, from 1 ms up. */
  static double floored(double ms) {
    return Math.log(Math.max(ms, 1));
  }

  int size() {
    return rows.length;
  }

  int[] all() {
    return IntStream.range(0, size()).toArray();
  }

  private static void check(Ml.Fit fit) {
    if (blank(fit.key()) || fit.key().length() > LONGEST_KEY) {
      throw wrong("key must have 1 to " + LONGEST_KEY + " characters");
    }
    if (blank(fit.featureVersion()) || blank(fit.database())) {
      throw wrong("featureVersion and database must not be empty");
    }
    if (fit.features().isEmpty() || new HashSet<>(fit.features()).size() != fit.features().size()) {
      throw wrong("features must be names, at least one and none twice");
    }
    int size = fit.examples().size();
    if (size < LEAST) {
      throw wrong("%d examples are too few to learn from; at least %d".formatted(size, LEAST));
    }
    if (size > MOST) {
      throw wrong("%d examples are too many; at most %d".formatted(size, MOST));
    }
  }

  private static void check(Ml.Example example, int at, int width) {
    if (blank(example.group())) {
      throw wrong("examples[%d].group must not be empty".formatted(at));
    }
    if (example.row().size() != width) {
      throw wrong(
          "examples[%d].row has %d values; expected %d, one for each feature"
              .formatted(at, example.row().size(), width));
    }
    if (!example.row().stream().allMatch(Double::isFinite)) {
      throw wrong("examples[%d].row must hold finite numbers, -1 for unknown".formatted(at));
    }
    if (!Double.isFinite(example.actualMs()) || example.actualMs() < 0) {
      throw wrong("examples[%d].actualMs must be 0 or more".formatted(at));
    }
    if (!Double.isFinite(example.weight()) || example.weight() <= 0) {
      throw wrong("examples[%d].weight must be above 0".formatted(at));
    }
    if (!Double.isFinite(example.cost())) {
      throw wrong("examples[%d].cost must be a number, -1 where there is no plan".formatted(at));
    }
  }

  // A field left out of the JSON is null here, whatever the type says.
  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static Failure wrong(String text) {
    return Fault.INVALID.because(text);
  }
}
