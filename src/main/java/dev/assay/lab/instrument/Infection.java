package dev.assay.lab.instrument;

import java.util.BitSet;
import java.util.Set;

/**
 * What has to happen in a run of the code as it is for a mutant of a condition to go another way
 * than the code: a mutant whose place is reached without it changes nothing, and need not be run.
 * Immutable.
 *
 * @param branches ways out of the condition, of which one was taken
 * @param sites comparisons, at one of which the operands were equal
 */
public record Infection(int mutant, Set<Integer> branches, Set<Integer> sites) {
  public Infection {
    branches = Set.copyOf(branches);
    sites = Set.copyOf(sites);
  }

  /** Whether it happened. */
  public boolean in(BitSet taken, BitSet equal) {
    for (int branch : branches) {
      if (taken.get(branch)) {
        return true;
      }
    }
    for (int site : sites) {
      if (equal.get(site)) {
        return true;
      }
    }
    return false;
  }
}
