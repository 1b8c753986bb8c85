package dev.assay.ml;

/**
 * The last tries of an operation, for a breaker that looks at rates. To be guarded by its owner.
 *
 * <p>Counted, not timed: the window is the same under any load, and a service that is asked once a
 * minute is judged by as many tries as a busy one.
 */
final class Recent {
  private static final byte FAILED = 1;
  private static final byte SLOW = 2;

  private final byte[] ring;
  private int next;
  private int calls;
  private int failed;
  private int slow;

  Recent(int size) {
    this.ring = new byte[size];
  }

  void add(boolean hasFailed, boolean wasSlow) {
    if (calls == ring.length) {
      failed -= ring[next] & FAILED;
      slow -= (ring[next] & SLOW) / SLOW;
    } else {
      calls++;
    }
    ring[next] = (byte) ((hasFailed ? FAILED : 0) | (wasSlow ? SLOW : 0));
    failed += hasFailed ? 1 : 0;
    slow += wasSlow ? 1 : 0;
    next = (next + 1) % ring.length;
  }

  void clear() {
    next = 0;
    calls = 0;
    failed = 0;
    slow = 0;
  }

  Ml.Window counts() {
    return new Ml.Window(calls, failed, slow);
  }

  int calls() {
    return calls;
  }

  double failureRate() {
    return calls == 0 ? 0 : (double) failed / calls;
  }

  double slowRate() {
    return calls == 0 ? 0 : (double) slow / calls;
  }
}
