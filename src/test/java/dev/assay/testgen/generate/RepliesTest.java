package dev.assay.testgen.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepliesTest {
  private static Value.Stub stub(String method, Value answer) {
    return new Value.Stub(
        TypeName.of("a", "Rows"),
        false,
        List.of(),
        List.of(
            new Value.StubMethod("public ", TypeName.of(Object.class), method, List.of(), answer)),
        Value.newFrom(IllegalStateException.class, "broken"));
  }

  private static Interaction asked(String method, Object... arguments) {
    return new Interaction(0, method, List.of(arguments).stream().map(Value::of).toList());
  }

  @Test
  void byMethod_tellsAnswersInTurn_withoutRepeatingTheLast() {
    Value turns = new Value.Turns(List.of(Value.of(true), Value.of(false)), false);

    Replies replies =
        Replies.of(stub("next", turns), List.of(asked("next"), asked("next"), asked("next")));

    assertThat(replies.byMethod())
        .containsExactly(
            java.util.Map.entry(
                new Replies.Key("next", null), List.of(Value.of(true), Value.of(false))));
  }

  @Test
  void byMethod_tellsAnswersToArgumentsApart() {
    Value turns = new Value.Turns(List.of(Value.of(7), Value.of(8)), true);

    Replies replies =
        Replies.of(
            stub("get", turns), List.of(asked("get", "b"), asked("get", "a"), asked("get", "b")));

    assertThat(replies.byMethod())
        .containsExactly(
            java.util.Map.entry(
                new Replies.Key("get", List.of(Value.of("b"))), List.of(Value.of(7))),
            java.util.Map.entry(
                new Replies.Key("get", List.of(Value.of("a"))), List.of(Value.of(8))));
  }

  @Test
  void byCall_tellsNothingOfWhatIsNotListed() {
    Replies replies =
        Replies.of(stub("get", Value.of(1)), List.of(asked("set", 5), asked("get", 6)));

    assertThat(replies.byCall().keySet())
        .containsExactly(new Replies.Key("get", List.of(Value.of(6))));
  }

  @Test
  void needed_leavesOutWhatNoCallLeadsTo() {
    Value.Stub rows = stub("next", Value.of(true));
    Value.Stub statement = stub("query", rows);
    Value.Stub connection = stub("prepare", statement);
    List<Value> doubles = List.of(connection, statement, rows);

    assertThat(Needed.of(doubles, List.of())).isEqualTo(Set.of(0));
    assertThat(Needed.of(doubles, List.of(asked("prepare")))).isEqualTo(Set.of(0, 1));
    assertThat(
            Needed.of(doubles, List.of(asked("prepare"), new Interaction(1, "query", List.of()))))
        .isEqualTo(Set.of(0, 1, 2));
  }
}
