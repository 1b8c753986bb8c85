package dev.assay.testgen.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Inputs;
import dev.assay.testgen.verify.Compiled;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EquationsTest {
  private static Equations equations(String source) {
    return Compiled.subject(
        Map.of("A.java", source),
        (bench, subject) ->
            Equations.of(
                subject.topLevel(),
                new Inputs(subject.types(), subject.elements(), subject.topLevel()),
                subject.trees(),
                new Equations.From(3, 100)));
  }

  // The tests say what the code would have answered.
  private static List<Finding> judged(
      String source, BiFunction<Order.Task, Order.Trial, Object> answers) {
    Equations equations = equations(source);
    List<Reply.Tried> tried =
        equations.tasks().stream()
            .flatMap(task ->
                task.trials().stream()
                    .map(trial ->
                        new Reply.Tried(
                            trial,
                            Seen.answer(Value.of(answers.apply(task, trial))),
                            List.of(),
                            1)))
            .toList();
    return equations.judge(tried);
  }

  private static Object argument(Order.Trial trial, int index) {
    return trial.arguments().get(index) instanceof Value.Literal(Object value) ? value : "";
  }

  @Test
  void judge_tellsOfABrokenExample() {
    String source =
        "class A { /** The end: {@code of(\"a.txt\", 1)} returns {@code \"txt\"}. */"
            + " static String of(String s, int n) { return s; } }";

    List<Finding> found = judged(source, (task, trial) -> ".txt");

    assertThat(found)
        .containsExactly(
            new Finding(
                "A.of(String, int)",
                1,
                "exampleBroken",
                "of(\"a.txt\", 1) returned \".txt\"; expected \"txt\", as its documentation says"));
    assertThat(judged(source, (task, trial) -> "txt")).isEmpty();
  }

  @Test
  void tasks_areNone_forExamplesThatAreNoWholeCalls() {
    String source =
        "class A { /** As f(2) is 3 * 4, and other.f(2) is 5. */ static int f(int a) { return a; } }";

    assertThat(equations(source).tasks()).isEmpty();
  }

  @Test
  void judge_tellsOfALargestThatIsNone() {
    String source = "class A { static int max(int[] all) { return all[0]; } }";

    List<Finding> found =
        judged(
            source,
            (task, trial) ->
                trial.arguments().getFirst() instanceof Value.ArrayOf array
                    ? Math.max(
                        0,
                        array.elements().stream()
                            .mapToInt(it -> it instanceof Value.Literal(Integer n) ? n : 0)
                            .max()
                            .orElse(0))
                    : 0);

    assertThat(found)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.kind()).isEqualTo("nameBroken");
          assertThat(finding.text())
              .isEqualTo(
                  "max({-4, -7}) returned 0; expected -4.0, as its name says; 5 other calls kept to"
                      + " it");
        });
  }

  @Test
  void judge_isQuiet_whereANameMeansSomethingElse() {
    String source = "class A { static int max(int[] all) { return 100; } }";

    assertThat(judged(source, (task, trial) -> 100)).isEmpty();
  }

  @Test
  void judge_tellsOfAnEndThatIsLeftOut() {
    String source =
        "class A { A(int low, int high) { } /** Both ends inclusive. */ boolean contains(int n) {"
            + " return true; } }";

    List<Finding> found =
        judged(
            source, (task, trial) -> (int) argument(trial, 0) > 2 && (int) argument(trial, 0) < 9);

    assertThat(found)
        .extracting(Finding::kind, finding -> finding.text().split(";", 2)[0])
        .containsExactly(tuple("endBroken", "contains(9) on new A(3, 9) returned false"));
  }

  @Test
  void tasks_areNone_whereTheDocumentationSaysNothingOfTheEnds() {
    String source = "class A { A(int low, int high) { } boolean contains(int n) { return true; } }";

    assertThat(equations(source).tasks()).isEmpty();
  }

  @Test
  void judge_tellsOfWhatWasPutInAndIsNotFound() {
    String source =
        "class A { void add(String s) { } boolean contains(String s) { return true; } }";

    List<Finding> found = judged(source, (task, trial) -> argument(trial, 0).equals("abc"));

    assertThat(found)
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.text())
                .isEqualTo(
                    "contains(\"Abc\") after add(\"Abc\") returned false; expected true, as add was"
                        + " called with it before; 1 other calls kept to it"));
  }

  @Test
  void judge_tellsOfAPopThatLeavesWhatItReturns() {
    String source =
        "class A { void push(String s) { } String pop() { return \"\"; } int size() { return 0; } }";

    List<Finding> found =
        judged(
            source,
            (task, trial) ->
                task.method().equals("size")
                    ? trial.receiver() instanceof Value.Prepared ? 1 : 0
                    : pushed(trial));

    assertThat(found)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.method()).isEqualTo("A.pop()");
          assertThat(finding.text())
              .contains("size() after push(\"abc\"), pop()", "returned 1; expected 0");
        });
  }

  private static Object pushed(Order.Trial trial) {
    return trial.receiver() instanceof Value.Prepared push
            && push.arguments().getFirst() instanceof Value.Literal(Object value)
        ? value
        : "";
  }

  @Test
  void judge_tellsOfARelationThatHoldsOneWayOnly() {
    String source = "record A(int left, int right) { boolean overlaps(A other) { return true; } }";

    assertThat(judged(source, (task, trial) -> trial.id() == 100 || trial.id() > 103))
        .extracting(Finding::kind)
        .containsExactly("contradiction");
  }

  @Test
  void judge_tellsOfWhatIsNotTidyYet() {
    String source = "class A { static String normalize(String s) { return s; } }";

    List<Finding> found =
        judged(
            source,
            (task, trial) ->
                IntStream.of(102, 103).anyMatch(id -> id == trial.id()) ? "x" + trial.id() : "a");

    assertThat(found)
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.text()).contains("as what is tidy stays as it is"));
  }

  @Test
  void judge_tellsOfAContainsThatContradictsTheIndex() {
    String source =
        "class A { static boolean contains(String a, String b) { return true; } static int"
            + " indexOf(String a, String b) { return 0; } }";

    List<Finding> found =
        judged(
            source,
            (task, trial) -> {
              int index = argument(trial, 0).toString().indexOf(argument(trial, 1).toString());
              return task.method().equals("indexOf") ? (Object) index : (Object) (index > 0);
            });

    assertThat(found)
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.text())
                .startsWith(
                    "contains(\"abc\", \"a\"), beside indexOf(\"abc\", \"a\"), returned false;"));
  }
}
