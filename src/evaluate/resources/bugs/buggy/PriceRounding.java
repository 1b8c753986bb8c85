package com.acme.billing;

/** Rounds prices, which are whole cents and never negative. */
public final class PriceRounding {
  private static final int STEP = 10;
  private static final int MOST = 1_000_000_000;

  private final boolean enabled;

  public PriceRounding(boolean enabled) {
    this.enabled = enabled;
  }

  /**
   * The price to the nearest ten cents, half a step upwards.
   *
   * @throws IllegalArgumentException if cents is not within 0 and ten million in whole coins
   */
  public int roundToTen(int cents) {
    if (cents < 0 || cents > MOST) {
      throw new IllegalArgumentException("not a price: " + cents);
    }
    if (!enabled) {
      return cents;
    }
    int rest = cents % STEP;
    return rest > STEP / 2 ? cents - rest + STEP : cents - rest;
  }

  /** What rounding adds to a price; negative where it takes off. */
  public int difference(int cents) {
    return roundToTen(cents) - cents;
  }

  /** Whether a price stays as it is. */
  public boolean isRound(int cents) {
    return cents % STEP == 0;
  }
}
