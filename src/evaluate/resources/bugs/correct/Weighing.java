package com.acme.lab;

/** A pair of scales with what was put on either side, in grams. */
public final class Weighing {
  /** Differences up to this many grams are not seen. */
  public static final double PRECISION = 0.001;

  private static final double MOST = 1e6;

  private double left;
  private double right;

  /**
   * Puts something on the left side.
   *
   * @throws IllegalArgumentException if it is not within nothing and a ton
   */
  public void addLeft(double grams) {
    left += checked(grams);
  }

  /**
   * Puts something on the right side.
   *
   * @throws IllegalArgumentException if it is not within nothing and a ton
   */
  public void addRight(double grams) {
    right += checked(grams);
  }

  private static double checked(double grams) {
    if (!(grams >= 0 && grams <= MOST)) {
      throw new IllegalArgumentException("not a weight: " + grams);
    }
    return grams;
  }

  /** Whether both sides weigh the same, within {@link #PRECISION}. */
  public boolean balanced() {
    return Math.abs(left - right) <= PRECISION;
  }

  /** The heavier side: -1 for left, 1 for right, 0 where they are balanced. */
  public int heavier() {
    if (balanced()) {
      return 0;
    }
    return left > right ? -1 : 1;
  }

  /** What lies on both sides. */
  public double total() {
    return left + right;
  }
}
