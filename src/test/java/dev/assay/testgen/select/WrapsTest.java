package dev.assay.testgen.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Tried;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrapsTest {
  private static final Value BROKEN = Value.newFrom(java.sql.SQLException.class, "broken");

  private static Tried tried(int task, Value answer, Class<? extends Exception> thrown) {
    Value stub =
        new Value.Stub(
            TypeName.of("a", "Source"),
            false,
            List.of(),
            List.of(
                new Value.StubMethod(
                    "public ", TypeName.of(int.class), "count", List.of(), answer)),
            BROKEN);
    Observed threw =
        new Observed.Threw(
            TypeName.of(thrown), List.of(thrown.getName()), "m", 1, "A.m:1", true, List.of());
    return new Tried(new Trial(0, task, stub, List.of()), threw, List.of(), 1);
  }

  @Test
  void number_isOneForEachExceptionOfAMethod_thatAnotherOneBecame() {
    Wraps wraps = new Wraps();
    Value raise = new Value.Raise(BROKEN);
    Value later = new Value.Turns(List.of(Value.of(1), raise), false);

    assertThat(wraps.number(tried(0, raise, IllegalStateException.class))).hasValue(0);
    assertThat(wraps.number(tried(0, later, IllegalStateException.class))).hasValue(0);
    assertThat(wraps.number(tried(1, raise, IllegalStateException.class))).hasValue(1);
    assertThat(wraps.number(tried(1, raise, RuntimeException.class))).hasValue(2);
  }

  @Test
  void number_isNothing_whereNothingIsWrapped() {
    Wraps wraps = new Wraps();

    assertThat(wraps.number(tried(0, new Value.Raise(BROKEN), java.sql.SQLException.class)))
        .isEmpty();
    assertThat(wraps.number(tried(0, Value.of(1), IllegalStateException.class))).isEmpty();
  }
}
