package dev.assay.bus;

import java.io.Serial;

/**
 * A failure whose text is meant for the asker. Immutable; carries no stack, since it is an answer.
 */
public final class Failure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final Fault fault;

  Failure(Fault fault, String text) {
    super(text, null, false, false);
    this.fault = fault;
  }

  /** The kind of this failure. */
  public Fault fault() {
    return fault;
  }

  /** The text for the asker. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
