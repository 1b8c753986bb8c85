package dev.assay.testgen.select;

import dev.assay.lab.Reply.Explored;
import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.Reply.Operator;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the tests that are handed out take and notice. Immutable.
 *
 * <p>Mutants of constants stand in {@code operators} only: the tools others compare with do not
 * make them.
 *
 * @param taken branches of {@code branches}
 * @param killed mutants of {@code mutants} that what is asserted notices
 * @param operators by kind, in the order of the kinds; kinds without mutants are left out
 */
public record Measured(
    int taken, int branches, int killed, int mutants, Map<Operator, Share> operators) {
  public Measured {
    operators =
        operators.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new EnumMap<Operator, Share>(operators));
  }

  /** Killed of mutants. */
  public record Share(int killed, int mutants) {}

  /** Measures what remains of the picks. */
  public static Measured of(Explored explored, List<Pick> picks) {
    Set<Integer> taken = new TreeSet<>();
    Map<Integer, Pick> byTrial = new HashMap<>();
    for (Pick pick : picks) {
      taken.addAll(pick.tried().branches());
      byTrial.put(pick.tried().trial().id(), pick);
    }
    Set<Integer> noticed = new TreeSet<>();
    for (Kill kill : explored.kills()) {
      Pick pick = byTrial.get(kill.trial());
      if (pick != null && pick.notices(kill)) {
        noticed.add(kill.mutant());
      }
    }
    Map<Operator, Share> operators = new EnumMap<>(Operator.class);
    int killed = 0;
    int mutants = 0;
    for (Mutant mutant : explored.mutants()) {
      int one = noticed.contains(mutant.id()) ? 1 : 0;
      operators.merge(mutant.operator(), new Share(one, 1), Measured::sum);
      if (mutant.operator() != Operator.CONSTANTS) {
        killed += one;
        mutants++;
      }
    }
    return new Measured(taken.size(), explored.branches().size(), killed, mutants, operators);
  }

  /** Share of the branches that were taken; 1 where there is none. */
  public double branchCoverage() {
    return branches == 0 ? 1 : taken / (double) branches;
  }

  /** Share of the mutants that are noticed; 1 where there is none. */
  public double mutationScore() {
    return mutants == 0 ? 1 : killed / (double) mutants;
  }

  private static Share sum(Share one, Share other) {
    return new Share(one.killed + other.killed, one.mutants + other.mutants);
  }
}
