package dev.assay.query.predict;

import dev.assay.bus.Failure;
import dev.assay.query.Query.Scenario;
import dev.assay.query.features.Told;

/** What became of one question: a query that is known, or why it is none. Immutable. */
sealed interface Subject {
  /** A query of which something is known. */
  record Known(Told told) implements Subject {}

  /**
   * There is nothing to tell a time of.
   *
   * @param fingerprint empty where not even that is known
   */
  record Refused(String fingerprint, Scenario scenario, Failure why) implements Subject {}
}
