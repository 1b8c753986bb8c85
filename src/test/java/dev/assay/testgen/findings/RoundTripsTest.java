package dev.assay.testgen.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Inputs;
import dev.assay.testgen.verify.Compiled;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RoundTripsTest {
  private static final String CODEC =
      "class A { public String encode(String s) { return s; }"
          + " public String decode(String s) { return s; } }";

  private static RoundTrips trips(String source) {
    return Compiled.subject(
        Map.of("A.java", source),
        (bench, subject) ->
            RoundTrips.of(
                subject.topLevel(),
                new Inputs(subject.types(), subject.elements(), subject.topLevel()),
                3,
                100));
  }

  private static List<Finding> judged(UnaryOperator<String> both) {
    RoundTrips trips = trips(CODEC);
    List<Reply.Tried> tried =
        trips.tasks().getFirst().trials().stream()
            .map(trial ->
                new Reply.Tried(
                    trial, Seen.answer(Value.of(both.apply(given(trial)))), List.of(), 1))
            .toList();
    return trips.judge(tried);
  }

  private static String given(Order.Trial trial) {
    return trial.arguments().getFirst() instanceof Value.Chain chain
            && chain.arguments().getFirst() instanceof Value.Literal(String text)
        ? text
        : "";
  }

  @Test
  void judge_tellsOfAWayBackThatLeadsElsewhere() {
    assertThat(judged(text -> text.replace('h', 'x')))
        .containsExactly(
            new Finding(
                "A.decode(String)",
                0,
                "roundTrip",
                "decode(encode(\"hello\")) returned \"xello\"; expected \"hello\" again, as one is"
                    + " named as the opposite of the other, and for 5 other values it comes back"));
  }

  @Test
  void judge_isQuiet_whereAllOrNothingComesBack() {
    assertThat(judged(text -> text)).isEmpty();
    assertThat(judged(text -> text + "!")).isEmpty();
  }

  @Test
  void of_findsOppositesByNameAndType() {
    assertThat(trips(CODEC).tasks())
        .singleElement()
        .satisfies(task -> {
          assertThat(task.id()).isEqualTo(3);
          assertThat(task.method()).isEqualTo("decode");
        });
    assertThat(
            trips(
                    "class A { public static String toHex(int x) { return \"\"; }"
                        + " public static int fromHex(String s) { return 0; } }")
                .tasks())
        .hasSize(1);
    assertThat(trips("class A { public String encode(String s) { return s; } }").tasks()).isEmpty();
    assertThat(
            trips(
                    "class A { public String encode(String s) { return s; }"
                        + " String decode(String s) { return s; } }")
                .tasks())
        .isEmpty();
    assertThat(
            trips(
                    "class A { public byte[] encode(String s) { return null; }"
                        + " public String decode(String s) { return s; } }")
                .tasks())
        .isEmpty();
  }
}
