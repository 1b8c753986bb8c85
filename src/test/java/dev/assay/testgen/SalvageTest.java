package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Value;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SalvageTest {
  private static final Order.Effort EFFORT = new Order.Effort(3, 1_000, 10_000);
  private static final Reply.Mutant MUTANT =
      new Reply.Mutant(1, Reply.Operator.MATH, "A", "f()", 1, "changed");

  private final AtomicLong nanos = new AtomicLong();
  private final Salvage salvage = new Salvage(List.of(task()), EFFORT, nanos::get);

  private static Order.Task task() {
    return new Order.Task(
        0, "A", "f", List.of("int"), List.of(trial(0)), List.of(List.of()), List.of());
  }

  private static Order.Trial trial(int id) {
    return new Order.Trial(id, 0, null, List.of(Value.of(id)));
  }

  /** Trials by their ids, of which each notices the only mutant. */
  private static Reply.Explored explored(int... ids) {
    Observed one =
        new Observed.Returned(Value.of(1), false, List.of(), List.of(), List.of(), List.of());
    return new Reply.Explored(
        Arrays.stream(ids).mapToObj(id -> new Reply.Tried(trial(id), one, List.of(), 1)).toList(),
        List.of(),
        List.of(MUTANT),
        Arrays.stream(ids).mapToObj(id -> new Reply.Kill(1, id, 1)).toList(),
        false);
  }

  private void pass(int millis) {
    nanos.addAndGet(millis * 1_000_000L);
  }

  @Test
  void earlier_hasWhatTheSearchFound_andWhatHung() {
    var hung = new Order.Attempt(trial(0), 1);

    salvage.take(explored(0, 5).hanging(hung));

    assertThat(salvage.earlier()).isEqualTo(new Order.Earlier(List.of(trial(5)), List.of(hung)));
  }

  @Test
  void earlier_hasTheTrialOfAMutantThatHung_thoughTheSearchHadNotKeptIt() {
    salvage.take(explored(0).hanging(new Order.Attempt(trial(8), 1)));

    assertThat(salvage.earlier().found()).containsExactly(trial(8));
  }

  @Test
  void earlier_hasNotTheTrialThatHungItself() {
    salvage.take(explored(0).hanging(new Order.Attempt(trial(8), 0)));

    assertThat(salvage.earlier().found()).isEmpty();
  }

  @Test
  void left_isTheRestOfTheTime_withAnotherSeed() {
    pass(3_000);
    salvage.take(explored(0));

    assertThat(salvage.left(EFFORT)).isEqualTo(new Order.Effort(4, 1_000, 7_000));
  }

  @Test
  void left_isHalfOfTheTimeAtLeast_andNothingWhereThatIsOver() {
    salvage.take(explored(0));
    pass(9_000);
    Order.Effort least = salvage.left(EFFORT);
    pass(7_000);
    Order.Effort late = salvage.left(EFFORT);

    assertThat(least).isEqualTo(new Order.Effort(4, 1_000, 5_000));
    assertThat(late).isNull();
  }

  @Test
  void left_isNothing_whereChildAfterChildIsLost() {
    for (int i = 0; i < Salvage.MOST; i++) {
      salvage.take(explored(0));
    }

    assertThat(salvage.left(EFFORT)).isNull();
  }

  @Test
  void with_addsWhatOnlyTheLostHad() {
    salvage.take(explored(0, 5));

    Reply.Explored all = salvage.with(explored(0, 6));

    assertThat(all.trials()).extracting(it -> it.trial().id()).containsExactly(0, 6, 5);
    assertThat(all.kills()).extracting(Reply.Kill::trial).containsExactly(0, 6, 5);
  }

  @Test
  void isEmpty_untilAChildHadToldSomething() {
    boolean atFirst = salvage.isEmpty();
    salvage.take(Salvage.NOTHING);
    boolean then = salvage.isEmpty();
    salvage.take(explored(0, 5));

    assertThat(atFirst).isTrue();
    assertThat(then).isTrue();
    assertThat(salvage.isEmpty()).isFalse();
    assertThat(salvage.all().mutants()).containsExactly(MUTANT);
    assertThat(salvage.all().kills()).hasSize(2);
    assertThat(salvage.all().complete()).isFalse();
  }

  @Test
  void left_isHalfOfTheTime_howeverLate_whereNothingIsKnown() {
    salvage.take(Salvage.NOTHING);
    pass(30_000);

    assertThat(salvage.left(EFFORT)).isEqualTo(new Order.Effort(4, 1_000, 5_000));
  }
}
