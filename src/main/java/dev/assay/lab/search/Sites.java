package dev.assay.lab.search;

import dev.assay.lab.Reply.Branch;
import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.search.Runs.Compared;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The conditions of the subject: which of them are worth aiming at, since a way out of them was
 * never taken or a mutant on their line is alive, and how near their operands have come to each
 * other. For one thread.
 */
final class Sites {
  /** Calls made for a condition before others are given their turn; a gain gives it new ones. */
  private static final int ALLOWANCE = 96;

  private final Map<Integer, BitSet> branches = new HashMap<>();
  private final Map<Integer, BitSet> mutants = new HashMap<>();
  private final Map<Integer, Integer> siteOf = new HashMap<>();
  private final Map<Integer, Double> nearest = new HashMap<>();
  private final Map<Integer, Integer> used = new HashMap<>();
  private final Coverage coverage;
  private final Kills kills;

  private record Line(String type, String method, int line) {}

  Sites(Surroundings about, Coverage coverage, Kills kills) {
    this.coverage = coverage;
    this.kills = kills;
    Map<Line, Set<Integer>> at = new HashMap<>();
    for (Branch each : about.branches()) {
      branches.computeIfAbsent(each.site(), _ -> new BitSet()).set(each.id());
      siteOf.put(each.id(), each.site());
      at.computeIfAbsent(new Line(each.type(), each.method(), each.line()), _ -> new HashSet<>())
          .add(each.site());
    }
    for (Mutant each : about.mutants()) {
      Line line = new Line(each.type(), each.method(), each.line());
      for (int site : at.getOrDefault(line, Set.of())) {
        mutants.computeIfAbsent(site, _ -> new BitSet()).set(each.id());
      }
    }
  }

  /** Whether it is worth aiming at; comparisons inside library calls always are. */
  boolean open(int site) {
    return used.getOrDefault(site, 0) < ALLOWANCE
        && (site < 0
            || !coverage.covers(branches.getOrDefault(site, new BitSet()))
            || mutants.getOrDefault(site, new BitSet()).intersects(kills.alive()));
  }

  /** Counts a call made for it. */
  void aimedAt(int site) {
    if (site >= 0) {
      used.merge(site, 1, Integer::sum);
    }
  }

  /** After a gain more is known, so that all are worth another try. */
  void refresh() {
    used.clear();
  }

  /** All ways out of the conditions of which the given ways were taken. */
  BitSet around(BitSet taken) {
    BitSet all = new BitSet();
    taken.stream()
        .forEach(it -> all.or(branches.getOrDefault(siteOf.getOrDefault(it, -1), new BitSet())));
    return all;
  }

  /** Whether operands of a condition worth aiming at were nearer to each other than ever. */
  boolean closer(Runs.Ran ran) {
    boolean closer = false;
    for (Compared each : ran.compared()) {
      double distance = distance(each);
      if (each.site() >= 0
          && !each.wishes()
          && open(each.site())
          && distance < nearest.getOrDefault(each.site(), Double.MAX_VALUE)) {
        nearest.put(each.site(), distance);
        closer = true;
      }
    }
    return closer;
  }

  private static double distance(Compared compared) {
    if (compared.left() instanceof String left && compared.right() instanceof String right) {
      int same = 0;
      while (same < Math.min(left.length(), right.length())
          && left.charAt(same) == right.charAt(same)) {
        same++;
      }
      return left.length() + right.length() - 2 * same;
    }
    Double left = Numbers.number(compared.left());
    Double right = Numbers.number(compared.right());
    return left == null || right == null ? Double.MAX_VALUE : Math.abs(left - right);
  }
}
