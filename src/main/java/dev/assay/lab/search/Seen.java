package dev.assay.lab.search;

import dev.assay.lab.Observed;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply;

/**
 * A trial with what was seen of the code as it is. Its sets are not written to after it was made.
 *
 * @param given whether the parent asked for it; else the search found it
 */
record Seen(Trial trial, Runs.Ran ran, boolean given) {
  /** Whether there is something to assert. */
  boolean telling() {
    return !(ran.observed() instanceof Observed.Lost);
  }

  boolean is(Observed.Why why) {
    return ran.observed() instanceof Observed.Lost lost && lost.why() == why;
  }

  /** The same trial, with nothing that can be asserted. */
  Seen lost(Observed.Why why, String words) {
    return with(new Observed.Lost(why, words));
  }

  /** The same trial, of which this can be asserted. */
  Seen with(Observed observed) {
    Runs.Ran left =
        new Runs.Ran(observed, ran.branches(), ran.mutants(), ran.compared(), ran.nanos());
    return new Seen(trial, left, given);
  }

  Reply.Tried tried() {
    return new Reply.Tried(
        trial, ran.observed(), ran.branches().stream().boxed().toList(), ran.nanos());
  }
}
