package dev.assay.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.Observed.Returned;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final Value BROKEN = Value.newFrom(IllegalStateException.class, "broken");
  private static final Value RAISE = new Value.Raise(BROKEN);
  private static final Task TASK =
      new Task(0, "a.Box", "m", List.of("a.Source"), List.of(), List.of(), List.of());

  private static Value.Stub stub(@Nullable Value failure, Value.StubMethod... methods) {
    return new Value.Stub(TypeName.of("a", "Source"), false, List.of(), List.of(methods), failure);
  }

  private static Value.StubMethod answering(String name, Value answer) {
    return new Value.StubMethod("public ", TypeName.of(int.class), name, List.of(), answer);
  }

  private static Seen seen(Value argument, String... asked) {
    List<Interaction> heard =
        List.of(asked).stream().map(each -> new Interaction(0, each, List.of())).toList();
    Returned returned = new Returned(null, false, List.of(), List.of(), List.of(), heard);
    return new Seen(
        new Trial(3, 0, null, List.of(argument)),
        new Runs.Ran(returned, new BitSet(), new BitSet(), List.of(), 1),
        true);
  }

  private static List<Value> failing(Seen... seen) {
    return Failures.of(List.of(TASK), List.of(seen), 7).stream()
        .map(trial -> trial.arguments().getFirst())
        .toList();
  }

  @Test
  void of_hasEachMethodThatWasAskedForFail_whatDoesSomethingFirst() {
    Value.StubMethod execute = answering("execute", Value.of(1));
    Seen seen = seen(stub(BROKEN, execute), "prepare", "execute", "close");

    assertThat(failing(seen))
        .containsExactly(
            stub(BROKEN, answering("execute", RAISE)),
            stub(BROKEN, execute, unlisted("prepare")),
            stub(BROKEN, execute, unlisted("close")));
    assertThat(Failures.of(List.of(TASK), List.of(seen), 7))
        .extracting(Trial::id)
        .containsExactly(7, 8, 9);
  }

  private static Value.StubMethod unlisted(String name) {
    return new Value.StubMethod("public ", TypeName.of(void.class), name, List.of(), RAISE);
  }

  @Test
  void of_hasTheLastOfSeveralCallsFail_afterTheAnswersBefore() {
    Seen seen = seen(stub(BROKEN, answering("execute", Value.of(1))), "execute", "execute");

    Value afterOne = new Value.Turns(List.of(Value.of(1), RAISE), false);
    assertThat(failing(seen))
        .containsExactly(
            stub(BROKEN, answering("execute", RAISE)),
            stub(BROKEN, answering("execute", afterOne)));
  }

  @Test
  void of_startsFromTheCallThatAskedTheMost() {
    Value.Stub most = stub(BROKEN, answering("a", Value.of(1)), answering("b", Value.of(2)));
    Seen seen = seen(most, "a", "b");

    assertThat(failing(seen(stub(BROKEN), "c"), seen)).hasSize(2).doesNotContain(stub(BROKEN));
  }

  @Test
  void of_leavesStubsAlone_thatAreWrittenInFull() {
    assertThat(failing(seen(stub(null, answering("a", Value.of(1))), "a"))).isEmpty();
  }
}
