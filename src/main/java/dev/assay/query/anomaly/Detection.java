package dev.assay.query.anomaly;

import dev.assay.query.Insight.Anomaly;
import dev.assay.query.collect.Interval;
import java.util.List;
import java.util.Map;

/**
 * Finds the anomalies of one database. Knows no clock, no storage and no Vert.x: it is told one
 * closed interval after the other and says what has changed. For one thread at a time.
 */
public final class Detection {
  private final String database;

  public Detection(String database) {
    this.database = database;
  }

  /**
   * Learns what is usual from the past, which raises nothing. To be called once, before the first
   * interval.
   *
   * @param past by fingerprint, each oldest first, of any lengths
   * @param known anomalies of that past, as their last turn was: what was seen in them is no part of
   *     what is usual, and those that are open go on
   */
  public void learn(Map<String, List<Interval>> past, List<Turn> known) {
    throw new UnsupportedOperationException(database);
  }

  /** Looks at the next interval; what has opened, changed or is over, in order of fingerprints. */
  public List<Turn> observe(Closed closed) {
    throw new UnsupportedOperationException(database);
  }

  /** What is open, in order of fingerprints. */
  public List<Anomaly> open() {
    return List.of();
  }
}
