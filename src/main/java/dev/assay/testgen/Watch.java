package dev.assay.testgen;

/**
 * Who a job tells how far it is, and whom it asks whether it is still wanted. Called on the thread
 * that does the job; never blocks.
 */
public interface Watch {
  /** Hears nothing and wants all. */
  Watch NONE =
      new Watch() {
        @Override
        public void progress(String stage, int done, int total, double best) {
          // Nobody listens.
        }

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  /**
   * So far.
   *
   * @param best the best score so far, 0 to 1
   */
  void progress(String stage, int done, int total, double best);

  /** Whether the job is to be given up at once. */
  boolean cancelled();
}
