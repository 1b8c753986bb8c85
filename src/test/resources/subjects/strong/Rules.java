package strong;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Predicate;

public final class Rules {
  private Rules() {}

  public static Function<Integer, Integer> adder(int by) {
    return it -> it + by;
  }

  public static Predicate<String> filled() {
    return it -> !it.isEmpty();
  }

  public static Comparator<String> byLength() {
    return (one, other) -> one.length() - other.length();
  }
}
