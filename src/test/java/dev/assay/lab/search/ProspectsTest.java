package dev.assay.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.Reply.Operator;
import dev.assay.lab.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ProspectsTest {
  private static final Task TASK =
      new Task(
          0,
          "a.Box",
          "m",
          List.of("int", "int"),
          List.of(),
          List.of(List.of(), List.of()),
          List.of());

  private final Kills kills =
      new Kills(
          IntStream.rangeClosed(1, 2)
              .mapToObj(it -> new Mutant(it, Operator.MATH, "a.Box", "m(II)I", 3, "+ to -"))
              .toList());

  @Test
  void next_goesOnFromWhatReachesAMutant_thatFewCallsReach() {
    Prospects prospects = prospects();
    prospects.learn(seen(77_777, 1, 2), true);
    IntStream.range(0, 30).forEach(it -> prospects.learn(seen(it * 1_000, 1), true));
    IntStream.range(0, 50).forEach(_ -> kills.vainly(1));

    long of =
        IntStream.range(0, 400)
            .mapToObj(_ -> Objects.requireNonNull(prospects.next(kills)).arguments().getFirst())
            .filter(Value.of(77_777)::equals)
            .count();

    assertThat(of).isGreaterThan(20);
  }

  @Test
  void scarce_isWhatReachesALivingMutant_inAWayOfItsOwn() {
    Prospects prospects = prospects();

    assertThat(prospects.scarce(seen(1, 1), kills.alive())).isTrue();
    assertThat(prospects.scarce(seen(1, 1), kills.alive())).isFalse();
    assertThat(prospects.scarce(seen(2, 1), kills.alive())).isTrue();
    assertThat(prospects.scarce(seen(3), kills.alive())).isFalse();
    assertThat(prospects.scarce(seen(4, 1), new BitSet())).isFalse();
  }

  @Test
  void scarce_ends_whereEnoughCallsReachTheMutant() {
    Prospects prospects = prospects();
    IntStream.range(0, 6).forEach(it -> prospects.learn(seen(it, 1), true));

    assertThat(prospects.scarce(seen(9, 1), kills.alive())).isFalse();
    assertThat(prospects.scarce(seen(9, 2), kills.alive())).isTrue();
  }

  private Prospects prospects() {
    Sites sites = new Sites(new Surroundings(List.of(), List.of()), new Coverage(), kills);
    return new Prospects(
        TASK,
        new Ledger(List.of(TASK), List.of()),
        new Dictionary(),
        new Aim(TASK, sites),
        new Prospects.Freedom(new SplittableRandom(3), new Insides(Map.of()), 6, new Unmade()));
  }

  private static Seen seen(int value, int... reached) {
    BitSet mutants = new BitSet();
    IntStream.of(reached).forEach(mutants::set);
    Observed observed =
        new Observed.Returned(Value.of(value), false, List.of(), List.of(), List.of(), List.of());
    return new Seen(
        new Trial(value, 0, null, List.of(Value.of(value), Value.of(5))),
        new Runs.Ran(observed, new BitSet(), mutants, List.of(), 1),
        true);
  }
}
