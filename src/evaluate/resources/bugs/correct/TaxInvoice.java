package com.acme.billing;

/** An invoice over one position; amounts in cents. */
public final class TaxInvoice {
  private static final int PERCENT = 100;
  private static final long MOST = 1_000_000_000_000L;

  private final long net;
  private final int taxPercent;
  private long discount;

  /**
   * An invoice without discount.
   *
   * @throws IllegalArgumentException if net is negative or more than ten thousand million, or
   *     taxPercent is not within 0 and 100
   */
  public TaxInvoice(long net, int taxPercent) {
    if (net < 0 || net > MOST) {
      throw new IllegalArgumentException("net must be within 0 and " + MOST);
    }
    if (taxPercent < 0 || taxPercent > PERCENT) {
      throw new IllegalArgumentException("taxPercent must be within 0 and 100");
    }
    this.net = net;
    this.taxPercent = taxPercent;
  }

  /**
   * Grants a discount on the net amount.
   *
   * @throws IllegalArgumentException if it is negative or more than the net amount
   */
  public void grantDiscount(long amount) {
    if (amount < 0 || amount > net) {
      throw new IllegalArgumentException("the discount must be within 0 and " + net);
    }
    discount = amount;
  }

  /** The discount granted. */
  public long discount() {
    return discount;
  }

  /** The tax on what is left after the discount, rounded down. */
  public long tax() {
    return (net - discount) * taxPercent / PERCENT;
  }

  /** What is to be paid: the net amount less the discount, and the tax. */
  public long gross() {
    return net - discount + tax();
  }
}
