package golden.arrays;

import java.util.List;

/** Changes what it is given. */
public final class Sorting {
  private Sorting() {}

  public static void sort(int[] values) {
    for (int i = 1; i < values.length; i++) {
      for (int j = i; j > 0 && values[j - 1] > values[j]; j--) {
        int kept = values[j];
        values[j] = values[j - 1];
        values[j - 1] = kept;
      }
    }
  }

  public static int removeBlank(List<String> lines) {
    int before = lines.size();
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i) == null || lines.get(i).isBlank()) {
        lines.remove(i);
      }
    }
    return before - lines.size();
  }

  public static double mean(double... values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  public static byte[] flipped(byte[] bytes) {
    byte[] copy = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      copy[i] = (byte) ~bytes[i];
    }
    return copy;
  }
}
