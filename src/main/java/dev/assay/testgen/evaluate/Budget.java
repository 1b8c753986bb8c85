package dev.assay.testgen.evaluate;

/** How much work one interpretation may be. Confined to the interpreter's thread. */
final class Budget {
  static final int LONGEST = 20_000;
  private static final int DEEPEST = 200;
  private static final int UNITS_PER_STEP = 16;

  private int steps;
  private int depth;

  Budget(int steps) {
    this.steps = steps;
  }

  void step() {
    if (--steps < 0) {
      throw new Stuck("more steps than are followed");
    }
  }

  /** Something of this size is made. */
  void size(long size) {
    if (size > LONGEST) {
      throw new Stuck("larger values than are followed");
    }
    steps -= (int) Math.max(0, size / UNITS_PER_STEP);
    step();
  }

  void enter() {
    if (++depth > DEEPEST) {
      throw new Stuck("deeper recursion than is followed");
    }
  }

  void leave() {
    depth--;
  }
}
