package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Value;
import dev.assay.patterns.Patterns.Observation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static Reply.Tried tried(int id, boolean lost) {
    Observed observed =
        lost
            ? new Observed.Lost(Observed.Why.UNSTABLE, "it differs")
            : new Observed.Returned(
                Value.of(id), false, List.of(), List.of(), List.of(), List.of());
    return new Reply.Tried(new Order.Trial(id, 0, null, List.of()), observed, List.of(), 1);
  }

  /** Trials 0 to 3, the last of them lost. */
  private static Reply.Explored explored(Kill... kills) {
    return new Reply.Explored(
        List.of(tried(0, false), tried(1, false), tried(2, false), tried(3, true)),
        List.of(),
        List.of(),
        List.of(kills),
        true);
  }

  @Test
  void of_speaksForAPattern_whereOnlyItsRowNoticesAMutant() {
    var explored = explored(new Kill(1, 1, 1));

    var evidence = Evidence.of(explored, Map.of(1, "p"), Set.of());

    assertThat(evidence).containsExactly(new Observation("p", 1, 0));
  }

  @Test
  void of_saysNothing_whereAnotherRowNoticesItToo() {
    var explored = explored(new Kill(1, 0, 1), new Kill(1, 1, 1));

    assertThat(Evidence.of(explored, Map.of(1, "p"), Set.of())).isEmpty();
  }

  @Test
  void of_speaksAgainstAPattern_whereItsTestWasNotGreen() {
    var explored = explored(new Kill(1, 1, 1));

    var evidence = Evidence.of(explored, Map.of(1, "p"), Set.of(1));

    assertThat(evidence).containsExactly(new Observation("p", 0, 1));
  }

  @Test
  void of_speaksAgainstAPattern_whoseRowCouldNotBeUsed() {
    var evidence = Evidence.of(explored(), Map.of(3, "p", 0, "q"), Set.of());

    assertThat(evidence).containsExactly(new Observation("p", 0, 1));
  }

  @Test
  void of_countsAPatternOnce_howeverManyRowsItHas() {
    var explored = explored(new Kill(1, 1, 1), new Kill(2, 2, 1));

    var evidence = Evidence.of(explored, Map.of(1, "p", 2, "p", 3, "p"), Set.of());

    assertThat(evidence).containsExactly(new Observation("p", 1, 1));
  }
}
