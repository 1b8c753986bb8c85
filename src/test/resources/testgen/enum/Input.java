package golden.enums;

/** Shipping, with a body of its own in one constant. */
public enum Shipping {
  STANDARD(5, 490),
  EXPRESS(1, 1290),
  PICKUP(0, 0) {
    @Override
    public boolean delivers() {
      return false;
    }
  };

  private final int days;
  private final int cents;

  Shipping(int days, int cents) {
    this.days = days;
    this.cents = cents;
  }

  public boolean delivers() {
    return true;
  }

  public int cost(int items) {
    if (items < 1) {
      throw new IllegalArgumentException("items: " + items);
    }
    return cents + (items - 1) * 50;
  }

  public static Shipping fastest(boolean cheap) {
    return cheap ? STANDARD : EXPRESS;
  }

  public static String label(Shipping shipping) {
    return switch (shipping) {
      case STANDARD -> "standard";
      case EXPRESS -> "express!";
      case PICKUP -> "pick up";
    };
  }
}
