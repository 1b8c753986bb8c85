package golden.inner;

/** With classes inside of every sort. */
public class Outer {
  private final int base;

  public Outer(int base) {
    this.base = base;
  }

  int base() {
    return base;
  }

  public class Inner {
    public int plus(int n) {
      return base + n;
    }
  }

  static class Helper {
    protected int twice(int n) {
      return Math.multiplyExact(n, 2);
    }

    private int hidden() {
      return 1;
    }
  }

  private static class Hidden {
    int n(int x) {
      return x;
    }
  }
}
