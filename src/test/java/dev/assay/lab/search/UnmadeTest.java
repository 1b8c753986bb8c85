package dev.assay.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Lost;
import dev.assay.lab.Observed.Why;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnmadeTest {
  private static final Observed NOT_BUILT = new Lost(Why.NOT_BUILT, "it threw");
  private static final Observed THREW_NOTHING =
      new Observed.Returned(Value.of(1), false, List.of(), List.of(), List.of(), List.of());
  private static final Value BOX =
      new Value.New(TypeName.of("a", "Box"), List.of(), List.of(), null);
  private static final Value OTHER =
      new Value.New(TypeName.of("a", "Other"), List.of(), List.of(), null);

  private final Unmade unmade = new Unmade();

  private static Seen seen(Call call, Observed observed) {
    Runs.Ran ran = new Runs.Ran(observed, new BitSet(), new BitSet(), List.of(), 0);
    return new Seen(call.trial(0, 0), ran, false);
  }

  private static Value after(Value receiver) {
    return new Value.Chain(receiver, "next", List.of(), List.of());
  }

  @Test
  void isIn_whereTheReceiverIsMadeOfWhatCouldNotBeMade() {
    unmade.learn(seen(new Call(BOX, List.of(Value.of(1))), NOT_BUILT));

    assertThat(unmade.isIn(new Call(BOX, List.of(Value.of(2))))).isTrue();
    assertThat(unmade.isIn(new Call(after(BOX), List.of()))).isTrue();
    assertThat(unmade.isIn(new Call(OTHER, List.of(Value.of(1))))).isFalse();
  }

  @Test
  void isIn_blamesNone_whereItMayHaveBeenAnother() {
    unmade.learn(seen(new Call(BOX, List.of(OTHER)), NOT_BUILT));

    assertThat(unmade.isIn(new Call(BOX, List.of()))).isFalse();
    assertThat(unmade.isIn(new Call(null, List.of(OTHER)))).isFalse();
  }

  @Test
  void isIn_isFalse_whereItCouldBeMadeOnce() {
    unmade.learn(seen(new Call(BOX, List.of()), NOT_BUILT));
    unmade.learn(seen(new Call(BOX, List.of(Value.of(1))), THREW_NOTHING));

    assertThat(unmade.isIn(new Call(BOX, List.of(Value.of(2))))).isFalse();
  }
}
