package dev.assay.ml.embedded;

import dev.assay.ml.Ml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How well queries are predicted whose past is known, found by hiding their latest intervals. For
 * one thread.
 *
 * <p>The examples of a query are taken to be in the order of time. Its last fifth is held out for
 * the figures, the fifth before calibrates the intervals, and of the rest the last quarter chooses
 * rounds, blend and anchor. A query of fewer than five intervals is only learned from. The figures
 * are of trees that saw neither held-out nor calibrating intervals; those that are kept grow on all
 * but the calibrating ones.
 */
final class KnownStudy {
  private static final int PARTS = 5;
  private static final int CHOOSING = 4;
  private static final int FEWEST_ROWS = 30;

  private enum Role {
    GROW,
    CHOOSE,
    CALIBRATE,
    HELD_OUT
  }

  private final Table table;
  private final View view;
  private final UnseenStudy unseen;
  private final Ticker ticker;
  private final Role[] role;
  private final boolean possible;
  private Choice choice = Trials.most(true);

  KnownStudy(Table table, UnseenStudy unseen, Ticker ticker) {
    this.table = table;
    this.view = View.known(table);
    this.unseen = unseen;
    this.ticker = ticker;
    this.role = roles();
    this.possible = known(i -> role[i] == Role.GROW).length >= FEWEST_ROWS;
  }

  /** Trees that will be grown, of {@link Trials#MOST_ROUNDS} rounds each. */
  int growths() {
    return possible ? 2 + 2 : 0;
  }

  /** Chooses how the past is to be used. */
  void run() {
    if (!possible) {
      return;
    }
    int[] some = known(i -> role[i] == Role.GROW);
    var pair =
        new Trials.Pair(
            view.grow(some, Trials.most(false), table.layout::past, ticker).forest(),
            view.grow(some, Trials.most(true), table.layout::past, ticker).forest());
    var trials = new Trials();
    for (int i : known(row -> role[row] == Role.CHOOSE)) {
      double[] row = view.row(i);
      trials.add(pair.tried(i, row, table.log[i], table.layout.past(row)));
    }
    double[] share = new double[table.size()];
    Arrays.fill(share, 1);
    choice = trials.best(trial -> true, share);
  }

  /** The rows of the held-out intervals. */
  int[] heldOutRows() {
    return rows(i -> role[i] == Role.HELD_OUT);
  }

  /** The figures; null where no query has five intervals. */
  Ml.@Nullable HeldOut heldOut() {
    int[] before = rows(i -> role[i] != Role.HELD_OUT);
    UnseenStudy.Kind kind = unseen.grow(before);
    Grown past = grow(i -> role[i] == Role.GROW || role[i] == Role.CHOOSE);
    var predictor =
        new Predictor(table.layout, kind.line(), kind.part(), past == null ? null : past.part());
    double[] medians = medians(before);
    CostLine line = CostLine.fit(table, table.cost, before);
    var tally = new Tally();
    for (int i : heldOutRows()) {
      tally.add(
          predictor.estimate(table.rows[i]),
          new Tally.Baselines(medians[table.query[i]], line.at(table.cost[i])),
          table.log[i]);
    }
    return tally.heldOut();
  }

  /** The trees that are kept; null where too few examples have a past. */
  @Nullable Grown grow() {
    return grow(i -> role[i] != Role.CALIBRATE);
  }

  /** Trees with their text. */
  record Grown(String text, Part part) {}

  private @Nullable Grown grow(IntPredicate of) {
    if (!possible) {
      return null;
    }
    View.Grown grown = view.grow(known(of), choice, table.layout::past, ticker);
    List<Conformal.Miss> misses = new ArrayList<>();
    for (int i : known(row -> role[row] == Role.CALIBRATE)) {
      double[] row = view.row(i);
      double predicted = choice.blend(grown.forest().voice(row), table.layout.past(row));
      misses.add(new Conformal.Miss(predicted, Math.abs(predicted - table.log[i]), i));
    }
    return new Grown(grown.text(), new Part(grown.forest(), choice, Conformal.of(misses)));
  }

  private double[] medians(int[] of) {
    Map<Integer, List<Double>> logs = new HashMap<>();
    for (int i : of) {
      logs.computeIfAbsent(table.query[i], query -> new ArrayList<>()).add(table.log[i]);
    }
    double[] medians = new double[table.queries.size()];
    logs.forEach((query, own) ->
        medians[query] = CostLine.median(own.stream().mapToDouble(each -> each).toArray()));
    return medians;
  }

  private Role[] roles() {
    int[] intervals = new int[table.queries.size()];
    Arrays.stream(table.query).forEach(query -> intervals[query]++);
    int[] seen = new int[intervals.length];
    Role[] roles = new Role[table.size()];
    for (int i = 0; i < roles.length; i++) {
      int query = table.query[i];
      roles[i] = role(seen[query]++, intervals[query]);
    }
    return roles;
  }

  private static Role role(int place, int intervals) {
    int part = intervals / PARTS;
    int grown = intervals - 2 * part;
    if (place >= intervals - part) {
      return Role.HELD_OUT;
    }
    if (place >= grown) {
      return Role.CALIBRATE;
    }
    return place >= grown - grown / CHOOSING ? Role.CHOOSE : Role.GROW;
  }

  private int[] known(IntPredicate of) {
    return rows(i -> of.test(i) && table.layout.known(table.rows[i]));
  }

  private int[] rows(IntPredicate of) {
    return IntStream.range(0, table.size()).filter(of).toArray();
  }
}
