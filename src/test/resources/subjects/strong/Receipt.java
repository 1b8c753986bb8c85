package strong;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;

public class Receipt {
  private final Appendable out;
  private final AtomicInteger lines;

  public Receipt(Appendable out, AtomicInteger lines) {
    this.out = out;
    this.lines = lines;
  }

  public void line(String text) throws IOException {
    out.append("> ").append(text);
    lines.incrementAndGet();
  }

  public static void print(PrintStream stream, int n) {
    stream.print("n=");
    stream.print(n);
  }

  public static void fill(Basket basket, StringBuilder words) {
    words.append("full");
    basket.put(words.length());
  }

  public static Basket keep(Basket basket) {
    return basket == null ? new Basket() : basket;
  }

  public static class Basket {
    private int held;

    public void put(int value) {
      held = value;
    }

    public int getHeld() {
      return held;
    }
  }
}
