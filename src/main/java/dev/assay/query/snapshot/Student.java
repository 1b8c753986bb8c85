package dev.assay.query.snapshot;

import java.util.function.DoubleUnaryOperator;

/**
 * Student's distribution of t, of at least 2 degrees of freedom, which need not be whole. Pure, safe
 * on any thread.
 */
final class Student {
  /** Of the normal distribution, two-sided 95 %. */
  private static final double Z = 1.959963984540054;

  private static final int STEPS = 128;

  private Student() {}

  /**
   * How probable a value is that is at least so far from 0, on either side.
   *
   * <p>With t = sqrt(df) * tan(a) the density becomes cos(a)^(df-1) but for a factor, which the
   * whole integral gives; both are taken by Simpson's rule.
   */
  static double twoSided(double t, double degrees) {
    if (Double.isInfinite(t)) {
      return 0;
    }
    DoubleUnaryOperator density = a -> Math.pow(Math.cos(a), degrees - 1);
    double from = Math.atan(Math.abs(t) / Math.sqrt(degrees));
    return Math.min(1, area(density, from) / area(density, 0));
  }

  // Up to a right angle, where the density ends.
  private static double area(DoubleUnaryOperator density, double from) {
    double step = (Math.PI / 2 - from) / STEPS;
    double sum = density.applyAsDouble(from);
    for (int i = 1; i < STEPS; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * density.applyAsDouble(from + i * step);
    }
    return sum * step / 3;
  }

  /**
   * The t within which 95 % lie, by the expansion of Fisher and Cornish (Abramowitz and Stegun,
   * 26.7.5); right to 0.1 % from 6 degrees on.
   */
  static double quantile(double degrees) {
    double z2 = Z * Z;
    double first = Z * (z2 + 1) / 4;
    double second = Z * ((5 * z2 + 16) * z2 + 3) / 96;
    double third = Z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    return Z + (first + (second + third / degrees) / degrees) / degrees;
  }
}
