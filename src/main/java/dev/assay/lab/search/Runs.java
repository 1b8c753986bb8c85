package dev.assay.lab.search;

import dev.assay.lab.Observed;
import dev.assay.lab.Order.Trial;
import java.util.BitSet;
import java.util.List;

/** The subject, loaded and ready to be called: what the search sees of it. For one thread. */
public interface Runs {
  /**
   * Runs a trial; {@code mutant} is 0 for the code as it is. Never throws for what the code does.
   */
  Ran run(Trial trial, int mutant);

  /**
   * Runs a trial on the code as it is once more, and asks it what it told then: what is chosen to
   * be asked changes with what is learned of others.
   */
  default Ran again(Trial trial) {
    return run(trial, 0);
  }

  /** Loads the subject's classes anew, so that nothing static is left of earlier runs. */
  void renew();

  /**
   * What is run from now on runs somewhere else, in classes of its own, until {@link #comeHome}:
   * with another locale and zone, another machine, other identity hashes and orders of sets. Only
   * the code as it is, and only trials that ran at home; they are asked for what they told there.
   */
  void leave();

  /** What is run from now on runs where it did before, in the classes of then. */
  void comeHome();

  /** How often it has to be looked elsewhere until chance is known as such. */
  int looks();

  /**
   * One run.
   *
   * @param branches the branches that were taken
   * @param mutants the mutants whose place was reached and where they could have made a difference;
   *     only for the code as it is
   * @param compared operands of comparisons that were not equal, each pair once, the first 64; only
   *     for the code as it is
   */
  record Ran(
      Observed observed, BitSet branches, BitSet mutants, List<Compared> compared, long nanos) {}

  /**
   * Two operands that the code compared.
   *
   * @param site the branch site, or -1 for a comparison inside a library call such as {@code
   *     equals}; {@link #WISH} for what a library would have answered otherwise for, where no
   *     condition stands behind it
   * @param left one of the eight boxes or a String
   */
  record Compared(int site, Object left, Object right) {
    /** Less than any site. */
    public static final int WISH = -2;

    /** Whether the right text is wished for as a whole. */
    boolean wishes() {
      return site != -1 && left instanceof String && right instanceof String;
    }
  }
}
