package dev.assay.store;

/**
 * Decides how many connections a pool may have, from a sample taken at regular ticks. Not safe for
 * several threads; one timer asks it.
 *
 * <p>It grows at once, by as many as are waiting, since they wait now. It shrinks only after a
 * whole window in which some connection was never needed, and then to the most that were in use at
 * a time: a pause between two bursts should not cost the next burst its connections.
 */
final class PoolSizer {
  static final int WINDOW_TICKS = 600;

  private final int least;
  private final int most;
  private int ticks;
  private int peak;

  PoolSizer(int least, int most) {
    this.least = least;
    this.most = most;
  }

  /** The size from now on, given the size, what is in use and who waits at this tick. */
  int next(int size, int inUse, int waiting) {
    peak = Math.max(peak, inUse + waiting);
    if (waiting > 0) {
      restart();
      return Math.min(most, size + waiting);
    }
    ticks++;
    if (ticks < WINDOW_TICKS) {
      return size;
    }
    int needed = Math.max(least, peak);
    restart();
    return Math.min(size, needed);
  }

  private void restart() {
    ticks = 0;
    peak = 0;
  }
}
