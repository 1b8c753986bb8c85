package dev.assay.query.anomaly;

/** Numbers up to 32 in two bytes. Pure, safe on any thread. */
final class Thousandths {
  /** Stands for no number. */
  static final short NONE = Short.MIN_VALUE;

  private static final double ONE = 1000;

  private Thousandths() {}

  static short of(double value) {
    return Double.isNaN(value)
        ? NONE
        : (short) Math.clamp(Math.round(value * ONE), -Short.MAX_VALUE, Short.MAX_VALUE);
  }

  static double value(short thousandths) {
    return thousandths == NONE ? Double.NaN : thousandths / ONE;
  }

  static short shifted(short thousandths, double by) {
    return thousandths == NONE ? NONE : of(value(thousandths) + by);
  }
}
