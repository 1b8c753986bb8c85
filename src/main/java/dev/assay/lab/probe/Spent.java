package dev.assay.lab.probe;

/** Ends a run that has used up its steps. Immutable; an error, so that few subjects catch it. */
public final class Spent extends Error {
  private static final long serialVersionUID = 1;

  Spent() {
    super("the steps are spent", null, false, false);
  }
}
