package dev.assay.ml.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What trees said of rows that they were not grown on, and the choice that would have served best
 * there. For one thread.
 */
final class Trials {
  static final int MOST_ROUNDS = 300;
  private static final int[] ROUNDS = {40, 80, 150, MOST_ROUNDS};
  private static final double[] WITNESSES = {0, 0.5, 1, 2, 4, 8, 16, 32, 64, 128};

  private final List<Trial> all = new ArrayList<>();

  /**
   * One row.
   *
   * @param plain what trees said that learned the time, by rounds
   * @param anchored what trees said that learned the distance from the fallback
   */
  record Trial(
      int row,
      double actual,
      double fallback,
      List<Forest.Voice> plain,
      List<Forest.Voice> anchored) {
    double predicted(Choice choice) {
      int rounds = 0;
      while (ROUNDS[rounds] != choice.rounds()) {
        rounds++;
      }
      return choice.blend((choice.anchored() ? anchored : plain).get(rounds), fallback);
    }
  }

  /** The two kinds of trees that are tried against each other. */
  record Pair(Forest plain, Forest anchored) {
    Trial tried(int at, double[] row, double actual, double fallback) {
      return new Trial(
          at,
          actual,
          fallback,
          List.of(plain.voices(row, ROUNDS)),
          List.of(anchored.voices(row, ROUNDS)));
    }
  }

  static Choice most(boolean anchored) {
    return new Choice(anchored, MOST_ROUNDS, 0);
  }

  void add(Trial trial) {
    all.add(trial);
  }

  List<Trial> all() {
    return List.copyOf(all);
  }

  /**
   * The choice with the least mean distance in the logarithm; of equal ones the simplest.
   *
   * @param share how much a row counts
   */
  Choice best(Predicate<Trial> of, double[] share) {
    List<Trial> some = all.stream().filter(of).toList();
    // Nothing to choose on: the fallback is trusted until a leaf has seen more than a few.
    var best = new Choice(true, ROUNDS[0], WITNESSES[WITNESSES.length / 2]);
    double least = Double.POSITIVE_INFINITY;
    for (boolean anchored : new boolean[] {true, false}) {
      for (int rounds : ROUNDS) {
        for (double k : WITNESSES) {
          var choice = new Choice(anchored, rounds, k);
          double off = off(some, choice, share);
          if (!some.isEmpty() && off < least) {
            best = choice;
            least = off;
          }
        }
      }
    }
    return best;
  }

  private static double off(List<Trial> trials, Choice choice, double[] share) {
    double sum = 0;
    for (Trial trial : trials) {
      sum += share[trial.row()] * Math.abs(trial.predicted(choice) - trial.actual());
    }
    return sum;
  }
}
