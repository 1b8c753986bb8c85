package dev.assay.lab.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final int ORIGINAL = 0;
  private static final int MUTANT = 3;
  private static final long MOST = 200_000;

  private static Plan plan() {
    Order.Trial trial = new Order.Trial(0, 0, null, List.of());
    return new Plan(
        trial, new Order.Task(0, "a.Box", "m", List.of(), List.of(trial), List.of(), List.of()));
  }

  @Test
  void steps_areFewerOnAMutant_thoughManyTimesWhatTheCodeTook() {
    Plan little = plan();
    little.took(10);
    Plan more = plan();
    more.took(5_000);
    Plan much = plan();
    much.took(150_000);

    assertThat(little.steps(MUTANT, MOST)).isEqualTo(20_000);
    assertThat(more.steps(MUTANT, MOST)).isEqualTo(100_000);
    assertThat(much.steps(MUTANT, MOST)).isEqualTo(MOST);
  }

  @Test
  void steps_areAllThereAre_forTheCodeAsItIsAndWhereNothingIsKnown() {
    Plan known = plan();
    known.took(10);

    assertThat(known.steps(ORIGINAL, MOST)).isEqualTo(MOST);
    assertThat(plan().steps(MUTANT, MOST)).isEqualTo(MOST);
  }
}
