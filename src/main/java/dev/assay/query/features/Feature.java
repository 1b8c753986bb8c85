package dev.assay.query.features;

import java.util.function.ToDoubleFunction;

/**
 * One figure that a model is told. Immutable.
 *
 * @param value at least 0, or {@link #UNKNOWN}
 */
record Feature(String name, ToDoubleFunction<Subject> value) {
  /** What stands for a figure that is not known: JSON has no NaN. */
  static final double UNKNOWN = -1;

  double of(Subject subject) {
    double told = value.applyAsDouble(subject);
    return Double.isFinite(told) && told >= 0 ? told : UNKNOWN;
  }

  /** A part of a whole; unknown where the whole is nothing. */
  static double ratio(double part, double whole) {
    return part >= 0 && whole > 0 ? part / whole : UNKNOWN;
  }
}
