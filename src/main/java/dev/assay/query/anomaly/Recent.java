package dev.assay.query.anomaly;

import java.util.Arrays;

/** The newest numbers, in their order, bounded. For one thread at a time. */
final class Recent {
  private final int most;
  private short[] ring = new short[8];
  private int next;
  private int size;

  Recent(int most) {
    this.most = most;
  }

  void add(double value) {
    if (next == ring.length && ring.length < most) {
      ring = Arrays.copyOf(ring, Math.min(most, 2 * ring.length));
    }
    next %= ring.length;
    ring[next++] = Thousandths.of(value);
    size = Math.min(size + 1, ring.length);
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** The newest of them, at most so many, oldest first, without those that are no numbers. */
  double[] newest(int many) {
    int asked = Math.min(many, size);
    double[] values = new double[asked];
    int n = 0;
    for (int i = asked; i > 0; i--) {
      double value = Thousandths.value(ring[Math.floorMod(next - i, ring.length)]);
      if (!Double.isNaN(value)) {
        values[n++] = value;
      }
    }
    return Arrays.copyOf(values, n);
  }

  void shift(double by) {
    for (int i = 0; i < ring.length; i++) {
      ring[i] = Thousandths.shifted(ring[i], by);
    }
  }
}
