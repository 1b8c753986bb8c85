package dev.assay.patterns;

import dev.assay.patterns.Patterns.Provenance;
import java.time.Duration;
import java.time.Instant;

/**
 * How far a pattern is believed: Beta(alpha, beta), a prior by provenance plus what was observed
 * since. Immutable. Being looked up is not an observation.
 *
 * <p>Observations fade: after {@link #HALF_LIFE} each counts half, so that a pattern drifts back to
 * its prior unless somebody keeps confirming or refusing it; half a year is a few releases of the
 * code it was judged on. It is computed when read, from the moment of the last observation.
 *
 * <p>A pattern that was refused often enough is archived: it is not found any more, but keeps its
 * id. Once archived it stays so until an acceptance lifts it, however much the refusals fade.
 *
 * @param accepted observations for it, as of {@code stamp}
 * @param rejected observations against it, as of {@code stamp}
 */
record Evidence(Provenance provenance, double accepted, double rejected, Instant stamp) {
  static final Duration HALF_LIFE = Duration.ofDays(180);
  static final double ARCHIVE_BELOW = 0.3;
  static final double ARCHIVE_OBSERVATIONS = 5;

  static Evidence none(Provenance provenance, Instant now) {
    return new Evidence(provenance, 0, 0, now);
  }

  /** Evidence as it is exported: totals that contain the prior. */
  static Evidence ofTotals(Provenance provenance, double alpha, double beta, Instant now) {
    return new Evidence(
        provenance, alpha - priorAlpha(provenance), beta - priorBeta(provenance), now);
  }

  /**
   * The prior's weight is how many observations it is worth. The shipped corpus was written by
   * testers, and its rows are compiled and run at every build: four to one. What a person enters,
   * also as a variant, nobody else has checked: three to one. What was mined from a test or came
   * from another store holds where it came from, which says least: two to one.
   */
  static double priorAlpha(Provenance provenance) {
    return switch (provenance) {
      case CORPUS -> 4;
      case MANUAL, VARIANT -> 3;
      case LEARNED, IMPORTED -> 2;
    };
  }

  static double priorBeta(Provenance provenance) {
    return switch (provenance) {
      case CORPUS, MANUAL, VARIANT, LEARNED, IMPORTED -> 1;
    };
  }

  double alpha() {
    return priorAlpha(provenance) + accepted;
  }

  double beta() {
    return priorBeta(provenance) + rejected;
  }

  double confidence() {
    return alpha() / (alpha() + beta());
  }

  /** The same evidence seen later. */
  Evidence at(Instant now) {
    double age = Math.max(0, Duration.between(stamp, now).toMillis());
    double kept = Math.pow(0.5, age / HALF_LIFE.toMillis());
    return new Evidence(provenance, accepted * kept, rejected * kept, now);
  }

  Evidence plus(double moreAccepted, double moreRejected) {
    return new Evidence(provenance, accepted + moreAccepted, rejected + moreRejected, stamp);
  }

  /**
   * The most the confidence can be from now on, if nothing more is observed: it tends to the prior.
   */
  double ceiling() {
    double prior = priorAlpha(provenance) / (priorAlpha(provenance) + priorBeta(provenance));
    return Math.max(confidence(), prior);
  }

  boolean archived() {
    return confidence() < ARCHIVE_BELOW && accepted + rejected >= ARCHIVE_OBSERVATIONS;
  }
}
