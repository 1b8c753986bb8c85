package strong;

/** Tells itself from everything else without comparing: a constant that holds no number. */
public final class Amount {
  private final double number;

  public Amount(double number) {
    this.number = number;
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof Amount amount)) {
      return false;
    }
    return number == amount.number && number > 100;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(number);
  }
}
