package dev.assay.testgen.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Inputs;
import dev.assay.testgen.verify.Compiled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LawsTest {
  private static final TypeName TYPE = TypeName.of("a", "Pin");

  /** How the class under test would answer, by the numbers its objects were made with. */
  private record Behaviour(
      ToIntBiFunction<Integer, @Nullable Integer> equality,
      ToIntBiFunction<Integer, Integer> order,
      ToIntBiFunction<Integer, Integer> hash) {
    Observed of(Order.Task task, Order.Trial trial) {
      int one = number(trial.receiver());
      return switch (task.method()) {
        case "equals" -> {
          int answer = equality.applyAsInt(one, other(trial));
          yield answer > 1
              ? Seen.failure(ClassCastException.class, false)
              : Seen.answer(Value.of(answer == 1));
        }
        case "compareTo" ->
            Seen.answer(Value.of(order.applyAsInt(one, number(trial.arguments().getFirst()))));
        default -> Seen.answer(Value.of(hash.applyAsInt(one, one)));
      };
    }

    private static @Nullable Integer other(Order.Trial trial) {
      return trial.arguments().getFirst() instanceof Value.New made && !made.arguments().isEmpty()
          ? (Integer) number(made)
          : null;
    }

    private static int number(@Nullable Value value) {
      return value instanceof Value.New made
              && made.arguments().getFirst() instanceof Value.Literal(Integer number)
          ? number
          : 0;
    }
  }

  private static Value pin(int number) {
    return new Value.New(TYPE, List.of("int"), List.of(Value.of(number)), null);
  }

  private static LawSubject subject(boolean hashes) {
    return new LawSubject(
        "a.Pin",
        "Pin",
        List.of(pin(5), pin(0), pin(Integer.MAX_VALUE), pin(Integer.MIN_VALUE)),
        true,
        hashes,
        "a.Pin");
  }

  private static List<Finding> judged(LawSubject subject, Behaviour behaviour) {
    Laws laws = Laws.of(List.of(subject), 3, 100);
    List<Reply.Tried> tried = new ArrayList<>();
    for (Order.Task task : laws.tasks()) {
      for (Order.Trial trial : task.trials()) {
        tried.add(new Reply.Tried(trial, behaviour.of(task, trial), List.of(), 1));
      }
    }
    return laws.judge(tried);
  }

  private static int same(Integer one, @Nullable Integer other) {
    return Objects.equals(one, other) ? 1 : 0;
  }

  @Test
  void tasks_numberOn_andCallTheMethodsOfTheLaws() {
    Laws laws = Laws.of(List.of(subject(true)), 3, 100);

    assertThat(laws.tasks()).extracting(Order.Task::id).containsExactly(3, 4, 5);
    assertThat(laws.tasks())
        .extracting(Order.Task::method)
        .containsExactly("equals", "hashCode", "compareTo");
    assertThat(laws.tasks().stream().flatMap(task -> task.trials().stream()))
        .extracting(Order.Trial::id)
        .doesNotHaveDuplicates()
        .hasSize(18 + 4 + 16)
        .allMatch(id -> id >= 100);
  }

  @Test
  void judge_isQuiet_whereTheLawsHold() {
    assertThat(
            judged(
                subject(true),
                new Behaviour(LawsTest::same, Integer::compare, (one, other) -> one)))
        .isEmpty();
  }

  @Test
  void judge_isQuiet_whereNothingWasSeen() {
    Laws laws = Laws.of(List.of(subject(true)), 0, 0);

    assertThat(laws.judge(List.of())).isEmpty();
  }

  @Test
  void judge_tellsOfEqualsThatThrowsForNull() {
    assertThat(
            judged(
                subject(true),
                new Behaviour(
                    (one, other) -> other == null ? 2 : same(one, other),
                    Integer::compare,
                    (one, other) -> one)))
        .containsExactly(
            new Finding(
                "Pin.equals(Object)",
                0,
                "equalsContract",
                "new Pin(5).equals(null) threw ClassCastException; it has to be false"));
  }

  @Test
  void judge_tellsOfEqualsThatIsNotSymmetric() {
    assertThat(
            judged(
                subject(true),
                new Behaviour(
                    (one, other) -> other != null && one >= other ? 1 : 0,
                    Integer::compare,
                    (one, other) -> 1)))
        .extracting(Finding::text)
        .contains(
            "it is not symmetric: new Pin(5).equals(new Pin(0)) was true, and the other way round"
                + " false");
  }

  @Test
  void judge_tellsOfCopiesThatAreNotEqual() {
    assertThat(
            judged(
                subject(true),
                new Behaviour((one, other) -> 0, Integer::compare, (one, other) -> one)))
        .extracting(Finding::text)
        .containsExactly(
            "two objects made alike are not equal: new Pin(5).equals(new Pin(5)) was false");
  }

  @Test
  void judge_tellsOfHashCodesThatDiffer() {
    assertThat(
            judged(
                subject(true),
                new Behaviour(
                    (one, other) -> other == null ? 0 : 1, (one, other) -> 0, (one, other) -> one)))
        .containsExactly(
            new Finding(
                "Pin.hashCode()",
                0,
                "hashCodeContract",
                "new Pin(5) equals new Pin(0), but their hash codes are 5 and 0"));
    assertThat(
            judged(
                subject(false),
                new Behaviour(LawsTest::same, Integer::compare, (one, other) -> one)))
        .extracting(Finding::text)
        .singleElement()
        .asString()
        .contains("hashCode() is not overridden");
  }

  @Test
  void judge_tellsOfAComparisonBySubtraction() {
    assertThat(
            judged(
                subject(true),
                new Behaviour(LawsTest::same, (one, other) -> one - other, (one, other) -> one)))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.kind()).isEqualTo("compareToContract");
          assertThat(finding.text()).startsWith("it is not antisymmetric: ");
        });
  }

  @Test
  void judge_tellsOfAnOrderThatGoesRoundInACircle() {
    List<Integer> circle = List.of(5, 0, Integer.MAX_VALUE);

    assertThat(
            judged(
                subject(true),
                new Behaviour(
                    LawsTest::same,
                    (one, other) ->
                        one.equals(other)
                            ? 0
                            : circle.indexOf(other) == (circle.indexOf(one) + 1) % 3
                                ? -1
                                : circle.indexOf(one) == (circle.indexOf(other) + 1) % 3 ? 1 : 0,
                    (one, other) -> one)))
        .extracting(Finding::text)
        .containsExactly(
            "it is not transitive: new Pin(5) < new Pin(0) and new Pin(0) < new Pin(2147483647),"
                + " but not new Pin(5) < new Pin(2147483647)");
  }

  @Test
  void judge_tellsOfAComparisonThatIsNeverZeroOrNotTurnedRound() {
    assertThat(
            judged(
                subject(true),
                new Behaviour(LawsTest::same, (one, other) -> 1, (one, other) -> one)))
        .extracting(Finding::text)
        .containsExactly(
            "it is not antisymmetric: new Pin(5).compareTo(new Pin(5)) was positive, and the other"
                + " way round positive");
  }

  @Test
  void judge_hints_whereEqualsAndOrderDisagree() {
    assertThat(
            judged(
                subject(true),
                new Behaviour(LawsTest::same, (one, other) -> 0, (one, other) -> one)))
        .extracting(Finding::text)
        .singleElement()
        .asString()
        .startsWith("hint: it is not consistent with equals");
  }

  private static Optional<LawSubject> read(String source) {
    return Compiled.subject(
        Map.of("A.java", source),
        (bench, subject) ->
            LawSubject.of(
                subject.topLevel().getFirst(),
                new Inputs(subject.types(), subject.elements(), subject.topLevel()),
                subject.elements()));
  }

  @Test
  void of_readsWhatAClassStates() {
    Optional<LawSubject> both =
        read(
            "class A implements Comparable<A> { A(int x) {}"
                + " public boolean equals(Object o) { return true; }"
                + " public int compareTo(A a) { return 0; } }");

    assertThat(both)
        .hasValueSatisfying(subject -> {
          assertThat(subject.equals()).isTrue();
          assertThat(subject.hashes()).isFalse();
          assertThat(subject.compared()).isEqualTo("A");
          assertThat(subject.instances()).hasSizeGreaterThan(4);
        });
  }

  @Test
  void of_isEmpty_whereNoLawIsStated() {
    assertThat(read("record A(int x) {}")).isEmpty();
    assertThat(read("class A { public boolean equals(A a) { return true; } }")).isEmpty();
    assertThat(read("class A { private A() {} public boolean equals(Object o) { return true; } }"))
        .isEmpty();
    assertThat(read("interface A { boolean equals(Object o); }")).isEmpty();
  }
}
