package dev.assay.lab.probe;

import org.jspecify.annotations.Nullable;

/**
 * The run in progress, as instrumented code reads and writes it: plain fields, because every branch
 * of the subject touches them. Not synchronised: threads of the subject may race, and then lose a
 * mark at worst.
 */
public final class Run {
  /** The mutant that is on; 0 for the code as it is. */
  public int mutant;

  /** By branch id, whether it was taken. */
  public boolean[] taken = new boolean[0];

  /** At the first id of mutants that stand in one block the last of them, once it was reached. */
  public int[] reached = new int[1];

  /** By site, whether operands that were compared there were equal. */
  boolean[] equal = new boolean[0];

  long left = Long.MAX_VALUE;
  int places;
  boolean spent;
  boolean exited;
  @Nullable Comparisons compared;

  Run() {}

  /** Keeps the slow part out of what every loop of the subject calls. */
  Spent spend() {
    spent = true;
    return new Spent();
  }
}
