package strong;

import java.util.Objects;

/** Shows an interface and keeps those that stand for it to itself. */
public final class Tally {
  private Tally() {}

  public interface Counter {
    void add(int more);

    int total();
  }

  public static Counter counting() {
    return new Counting();
  }

  public static Counter idle() {
    return new Idle();
  }

  private static final class Counting implements Counter {
    private int total;

    @Override
    public void add(int more) {
      total += more;
    }

    @Override
    public int total() {
      return total;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Counter counter && total == counter.total();
    }

    @Override
    public int hashCode() {
      return Objects.hash(total);
    }
  }

  private static final class Idle implements Counter {
    @Override
    public void add(int more) {}

    @Override
    public int total() {
      return 0;
    }

    @Override
    public String toString() {
      return "idle";
    }
  }
}
