package dev.assay.evaluate;

import dev.assay.testgen.Mutations;
import dev.assay.testgen.Testgen.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One class with what was measured of its tests. Immutable.
 *
 * @param millis what the client waited, each time it asked
 * @param answer null where the server gave none
 * @param outside null where the measurement failed
 * @param failure why there is no answer or no measurement; null where all is there
 */
record Measured(
    Subject subject,
    List<Double> millis,
    @Nullable Answer answer,
    @Nullable Outside outside,
    @Nullable String failure) {
  /** What javac, JUnit, JaCoCo and PIT say. */
  record Outside(Project project, Runs runs, Coverage coverage, Mutations mutations) {
    double juge(double budgetMillis, double millis) {
      double tests = Math.max(1, runs.rows());
      double classes = Math.max(1, project.files());
      return Juge.score(
          new Juge.Reached(coverage.line(), coverage.branch(), mutations.score()),
          budgetMillis,
          millis,
          new Juge.Wrong((runs.red() + runs.flaky()) / tests, project.uncompilable() / classes));
    }
  }

  Measured {
    millis = List.copyOf(millis);
  }

  double median() {
    List<Double> sorted = new ArrayList<>(millis);
    sorted.sort(null);
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }

  /** Detected of all mutants of an operator. */
  static Share share(List<Measured> some, String operator) {
    int killed = 0;
    int mutants = 0;
    for (Measured each : some) {
      Outside outside = each.outside();
      Share share = outside == null ? null : outside.mutations().operators().get(operator);
      killed += share == null ? 0 : share.killed();
      mutants += share == null ? 0 : share.mutants();
    }
    return new Share(killed, mutants);
  }

  /** Detected of all mutants of all operators. */
  static SortedMap<String, Share> operators(List<Measured> some) {
    SortedMap<String, Share> shares = new TreeMap<>();
    for (Measured each : some) {
      if (each.outside() != null) {
        each.outside()
            .mutations()
            .operators()
            .keySet()
            .forEach(operator -> shares.computeIfAbsent(operator, key -> share(some, key)));
      }
    }
    return shares;
  }
}
