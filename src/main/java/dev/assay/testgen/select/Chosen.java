package dev.assay.testgen.select;

import java.util.List;

/**
 * The trials to write as tests. Immutable.
 *
 * @param picks by task; what returns before what throws, then by trial
 * @param toldElsewhere ids of tasks that are plain getters which tests of others assert already
 * @param redundant trials left out since others tell as much
 * @param unstable trials left out since they did not give the same twice
 */
public record Chosen(List<Pick> picks, List<Integer> toldElsewhere, int redundant, int unstable) {
  public Chosen {
    picks = List.copyOf(picks);
    toldElsewhere = List.copyOf(toldElsewhere);
  }
}
