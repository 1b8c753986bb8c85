package golden.record;

import java.time.LocalDate;
import java.util.Objects;

/** A price in force between two days. */
public record Price(String sku, int cents, LocalDate from, LocalDate until) {
  public Price {
    Objects.requireNonNull(sku);
    if (cents < 0) {
      throw new IllegalArgumentException("cents: " + cents);
    }
    if (until != null && until.isBefore(from)) {
      throw new IllegalArgumentException(from + " > " + until);
    }
  }

  public boolean inForce(LocalDate day) {
    return !day.isBefore(from) && (until == null || !day.isAfter(until));
  }

  public Price discounted(int percent) {
    return new Price(sku, cents * (100 - percent) / 100, from, until);
  }

  public record Point(int x, int y) {
    public double distance() {
      return Math.sqrt(x * x + y * y);
    }
  }
}
