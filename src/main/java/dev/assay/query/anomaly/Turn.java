package dev.assay.query.anomaly;

import dev.assay.query.Insight.Anomaly;

/**
 * What became of an anomaly in an interval. Immutable.
 *
 * @param usual whether it is over only because it has lasted so long that it is what is usual now
 */
public record Turn(Event event, Anomaly anomaly, boolean usual) {
  /** What happened to it. */
  public enum Event {
    OPENED,
    UPDATED,
    RESOLVED
  }
}
