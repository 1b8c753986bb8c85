package strong;

public class Same<T> {
  private final T held;

  public Same(T held) {
    this.held = held;
  }

  public boolean test(T other) {
    return held == other;
  }
}
