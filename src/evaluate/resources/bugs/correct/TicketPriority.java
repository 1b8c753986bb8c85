package com.acme.support;

/** How urgent a ticket is; the most urgent comes first. */
public final class TicketPriority implements Comparable<TicketPriority> {
  private final int severity;
  private final boolean paying;

  /**
   * A priority.
   *
   * @param severity 1 for the worst to 5
   * @throws IllegalArgumentException if severity is not within 1 and 5
   */
  public TicketPriority(int severity, boolean paying) {
    if (severity < 1 || severity > 5) {
      throw new IllegalArgumentException("severity must be within 1 and 5: " + severity);
    }
    this.severity = severity;
    this.paying = paying;
  }

  /** What it is sorted by. */
  public int rank() {
    return severity * 2 - (paying ? 1 : 0);
  }

  /** Whether somebody is called out of bed. */
  public boolean isAlarm() {
    return severity == 1 && paying;
  }

  @Override
  public int compareTo(TicketPriority other) {
    return Integer.compare(rank(), other.rank());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TicketPriority that && rank() == that.rank();
  }

  @Override
  public int hashCode() {
    return rank();
  }
}
