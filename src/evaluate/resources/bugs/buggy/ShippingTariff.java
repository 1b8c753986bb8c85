package com.acme.shop;

/** What sending an order costs, in cents. */
public final class ShippingTariff {
  private static final int FREE_FROM = 5000;
  private static final int LIGHT_GRAMS = 500;
  private static final int LIGHT_COST = 390;
  private static final int HEAVY_COST = 690;
  private static final int EXPRESS_EXTRA = 500;

  private final boolean express;

  public ShippingTariff(boolean express) {
    this.express = express;
  }

  /**
   * The cost of sending an order. Orders of 50.00 or more are sent free; express is always paid.
   *
   * @param total of the order, in cents
   * @param grams what it weighs
   * @throws IllegalArgumentException if total or grams is negative
   */
  public int cost(int total, int grams) {
    if (total < 0 || grams < 0) {
      throw new IllegalArgumentException("neither total nor grams may be negative");
    }
    int extra = express ? EXPRESS_EXTRA : 0;
    if (total > FREE_FROM) {
      return extra;
    }
    return base(grams) + extra;
  }

  private static int base(int grams) {
    return grams <= LIGHT_GRAMS ? LIGHT_COST : HEAVY_COST;
  }

  /**
   * What must be added to an order so that it is sent free; 0 where it already is.
   *
   * @throws IllegalArgumentException if total is negative
   */
  public int missingForFree(int total) {
    if (total < 0) {
      throw new IllegalArgumentException("total must not be negative: " + total);
    }
    return Math.max(0, FREE_FROM - total);
  }

  /** Whether express was chosen. */
  public boolean isExpress() {
    return express;
  }
}
