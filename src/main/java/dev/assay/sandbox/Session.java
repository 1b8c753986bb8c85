package dev.assay.sandbox;

/**
 * One question with all its orders: a child that its code may have marked can carry out its next
 * order all the same, and nobody else's. To be closed when the question is answered. Safe on any
 * thread.
 */
public final class Session implements AutoCloseable {
  private final Line line;
  private boolean over;

  Session(Line line) {
    this.line = line;
  }

  /** Whether it is closed; asked and said by the {@link Line}, under its lock. */
  boolean over() {
    return over;
  }

  void end() {
    over = true;
  }

  /** Ends the children that only this question could have used. Does not wait for them. */
  @Override
  public void close() {
    line.leave(this);
  }
}
