package com.acme.shop;

/** A discount in percent. */
public final class Discount {
  private static final int WHOLE = 100;

  private final int percent;

  private Discount(int percent) {
    this.percent = percent;
  }

  /**
   * A discount.
   *
   * @param percent 0 to 100
   * @throws IllegalArgumentException if percent is not within 0 and 100
   */
  public static Discount of(int percent) {
    if (percent < 0) {
      throw new IllegalArgumentException("percent must be within 0 and 100: " + percent);
    }
    return new Discount(percent);
  }

  public int percent() {
    return percent;
  }

  /**
   * The price after the discount; never negative.
   *
   * @throws IllegalArgumentException if price is negative
   */
  public long apply(int price) {
    if (price < 0) {
      throw new IllegalArgumentException("a price is not negative: " + price);
    }
    return price - (long) price * percent / WHOLE;
  }

  /** Whether nothing is left to pay. */
  public boolean isFree() {
    return percent == WHOLE;
  }
}
