package dev.assay.lab.search;

import dev.assay.lab.Observed;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the trials kept so far have taken, reached and ended in. For one thread. */
final class Coverage {
  private final BitSet branches = new BitSet();
  private final BitSet mutants = new BitSet();
  private final Set<Ending> endings = new HashSet<>();

  /** A kind of exception, from one place, out of one task. */
  private record Ending(int task, String type, String thrownBy) {}

  /** What a trial adds. The sets are not written to. */
  record Gain(BitSet branches, BitSet mutants, @Nullable Object ending) {
    boolean none() {
      return branches.isEmpty() && mutants.isEmpty() && ending == null;
    }

    /** Whether another trial adds as much. */
    boolean remainsIn(Seen other) {
      return within(branches, other.ran().branches())
          && within(mutants, other.ran().mutants())
          && (ending == null || ending.equals(endingOf(other)));
    }
  }

  boolean covers(int branch) {
    return branches.get(branch);
  }

  boolean covers(BitSet some) {
    return within(some, branches);
  }

  /** How many of them nothing has taken. */
  int open(BitSet some) {
    BitSet open = copy(some);
    open.andNot(branches);
    return open.cardinality();
  }

  Gain gain(Seen seen) {
    BitSet newBranches = copy(seen.ran().branches());
    newBranches.andNot(branches);
    BitSet newMutants = copy(seen.ran().mutants());
    newMutants.andNot(mutants);
    Ending ending = endingOf(seen);
    return new Gain(
        newBranches, newMutants, ending == null || endings.contains(ending) ? null : ending);
  }

  void add(Seen seen) {
    branches.or(seen.ran().branches());
    mutants.or(seen.ran().mutants());
    Ending ending = endingOf(seen);
    if (ending != null) {
      endings.add(ending);
    }
  }

  private static @Nullable Ending endingOf(Seen seen) {
    return seen.ran().observed() instanceof Observed.Threw threw
        ? new Ending(seen.trial().task(), threw.actual().toString(), threw.thrownBy())
        : null;
  }

  private static boolean within(BitSet some, BitSet all) {
    BitSet rest = copy(some);
    rest.andNot(all);
    return rest.isEmpty();
  }

  private static BitSet copy(BitSet some) {
    return (BitSet) some.clone();
  }
}
