package dev.assay.lab.probe;

/** Stands where the subject asked the JVM to exit. Immutable; an error, so that few catch it. */
public final class Exited extends Error {
  private static final long serialVersionUID = 1;

  Exited(int status) {
    super("exit with status " + status, null, false, false);
  }
}
