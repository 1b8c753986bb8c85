package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Value;
import dev.assay.sandbox.Ended;
import dev.assay.testgen.generate.Experiment;
import dev.assay.testgen.generate.Plan;
import dev.assay.testgen.generate.Planner;
import dev.assay.testgen.generate.Skip;
import dev.assay.testgen.verify.Compiled;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is made of children that answer and of children that are lost. */
class ExplorationTest {
  private static final Reply.Explored NOTHING =
      new Reply.Explored(List.of(), List.of(), List.of(), List.of(), true);

  private final List<List<Integer>> asked = new ArrayList<>();
  private final List<Integer> searches = new ArrayList<>();
  private final List<Order.Earlier> earlier = new ArrayList<>();

  /** Explores a class with so many methods; the last end is that of all orders that follow. */
  private Exploration.Found found(int methods, Ended... ends) {
    String body =
        IntStream.range(0, methods)
            .mapToObj(i -> "static int m%d(int a) { return a + %d; }".formatted(i, i))
            .collect(Collectors.joining());
    Deque<Ended> open = new ArrayDeque<>(List.of(ends));
    return Compiled.subject(
        Map.of("Many.java", "class Many { private Many() {} " + body + "}"),
        (bench, subject) -> {
          var given = new Planner.Given(List.of(), List.of(), true, 4);
          Planner planner = new Planner(subject, given, bench);
          Plan plan = planner.plan(new Planner.Scope(null, null));
          var experiment = new Experiment(planner, plan);
          return new Exploration(experiment, order -> ended(order, open))
              .explore(new Order.Code(Map.of(), List.of()), new Order.Effort(0, 10, 1_000));
        });
  }

  private Ended ended(Order order, Deque<Ended> open) {
    if (order instanceof Order.Explore explore) {
      searches.add(explore.effort().searches());
      earlier.add(explore.earlier());
      asked.add(explore.tasks().stream().map(Order.Task::id).toList());
    }
    return open.size() > 1 ? open.removeFirst() : open.getFirst();
  }

  private static Ended died(Ended.Cause cause, int task) {
    return new Ended.Died(cause, task, "the JVM ended with exit code 3");
  }

  @Test
  void explore_givesWhatTheChildFound() {
    var explored = new Reply.Explored(List.of(), List.of(), List.of(), List.of(), false);

    var found = found(2, new Ended.Answered(explored, "child-1"));

    assertThat(found.explored()).isSameAs(explored);
    assertThat(found.end()).isEqualTo(Exploration.Verdict.DONE);
    assertThat(found.lost()).isEmpty();
    assertThat(asked).containsExactly(List.of(0, 1));
  }

  @Test
  void explore_passesOnWhatTheChildCouldNotTell() {
    var found = found(2, new Ended.Answered(NOTHING.lacking("no order of sets"), "child-1"));

    assertThat(found.end()).isEqualTo(Exploration.Verdict.DONE);
    assertThat(found.words()).isEqualTo("no order of sets");
  }

  @Test
  void explore_leavesOutWhatTookTheChildDown_andRunsTheRest() {
    var found = found(3, died(Ended.Cause.TIMED_OUT, 1), new Ended.Answered(NOTHING, "child-2"));

    assertThat(found.end()).isEqualTo(Exploration.Verdict.DONE);
    // The other way round, so that what comes late is not always cut short.
    assertThat(asked).containsExactly(List.of(0, 1, 2), List.of(2, 0));
    assertThat(found.lost()).containsOnlyKeys(1);
    assertThat(found.lost().get(1))
        .isEqualTo(
            new Plan.Left(
                "Many.m1(int)",
                Skip.HANGS,
                "it blocks whatever it is called with: the JVM ended with exit code 3"));
  }

  @Test
  void explore_givesUp_whereChildAfterChildIsLost() {
    var found =
        found(
            6,
            IntStream.range(0, 5)
                .mapToObj(task -> died(Ended.Cause.CRASHED, task))
                .toArray(Ended[]::new));

    assertThat(found.end()).isEqualTo(Exploration.Verdict.CRASHED);
    assertThat(found.words()).isEqualTo("the JVM ended with exit code 3");
    assertThat(found.explored().trials()).isEmpty();
    assertThat(found.lost()).containsOnlyKeys(0, 1, 2, 3);
    assertThat(asked).hasSize(5).last().isEqualTo(List.of(4, 5));
  }

  @ParameterizedTest
  @EnumSource(Ended.Cause.class)
  void explore_saysHowItEnded_whereNoMethodIsToBlame(Ended.Cause cause) {
    var found = found(2, died(cause, -1));

    Exploration.Verdict expected =
        switch (cause) {
          case TIMED_OUT -> Exploration.Verdict.TIMED_OUT;
          case OUT_OF_MEMORY -> Exploration.Verdict.OUT_OF_MEMORY;
          case CRASHED, GARBLED -> Exploration.Verdict.CRASHED;
        };
    assertThat(found.end()).isEqualTo(expected);
    // Again without the search, where that is not in vain, and without the mutants.
    assertThat(searches)
        .containsExactlyElementsOf(
            cause == Ended.Cause.TIMED_OUT ? List.of(10, -1) : List.of(10, 0, -1));
  }

  @Test
  void explore_keepsWhatRan_whereAMutantTookTheChildDown() {
    var explored = new Reply.Explored(List.of(), List.of(), List.of(), List.of(), true);

    var found =
        found(2, died(Ended.Cause.OUT_OF_MEMORY, -1), new Ended.Answered(explored, "child-2"));

    assertThat(found.end()).isEqualTo(Exploration.Verdict.DONE);
    assertThat(found.explored().complete()).isFalse();
    assertThat(found.lost()).isEmpty();
    assertThat(found.words()).startsWith("no more tests were searched for: the JVM ended");
    assertThat(asked).containsExactly(List.of(0, 1), List.of(0, 1));
  }

  @Test
  void explore_goesOnInAnotherChild_whereARunNeverEnded() {
    var hung = new Order.Attempt(new Order.Trial(0, 0, null, List.of(Value.of(1))), 2);

    var found =
        found(
            2,
            new Ended.Answered(NOTHING.hanging(hung), "child-1"),
            new Ended.Answered(NOTHING, "child-2"));

    assertThat(found.end()).isEqualTo(Exploration.Verdict.DONE);
    assertThat(found.explored().complete()).isTrue();
    assertThat(found.lost()).isEmpty();
    assertThat(earlier)
        .containsExactly(Order.Earlier.NOTHING, new Order.Earlier(List.of(), List.of(hung)));
  }

  @Test
  void explore_answersWhatAChildHadTold_beforeItWasEndedAtTheDeadline() {
    var kill = new Reply.Kill(1, 0, 1);
    var known = new Reply.Explored(List.of(), List.of(), List.of(), List.of(kill), false);

    var found = found(2, new Ended.Died(Ended.Cause.TIMED_OUT, -1, "at the deadline", known));

    assertThat(found.end()).isEqualTo(Exploration.Verdict.DONE);
    assertThat(found.explored().kills()).containsExactly(kill);
    assertThat(found.explored().complete()).isFalse();
    assertThat(asked).hasSize(1);
  }

  @Test
  void explore_addsWhatADeadChildHadTold_toWhatTheNextFinds() {
    var kill = new Reply.Kill(1, 0, 1);
    var known = new Reply.Explored(List.of(), List.of(), List.of(), List.of(kill), false);

    var found =
        found(
            2,
            new Ended.Died(Ended.Cause.CRASHED, -1, "the JVM ended with exit code 3", known),
            new Ended.Answered(NOTHING, "child-2"));

    assertThat(found.explored().kills()).containsExactly(kill);
    assertThat(found.words()).startsWith("no more tests were searched for: the JVM ended");
    assertThat(searches).containsExactly(10, 0);
  }

  @Test
  void explore_saysWhyTheChildRefused() {
    var found = found(1, new Ended.Answered(new Reply.Refused("it does not load"), "child-1"));

    assertThat(found.end()).isEqualTo(Exploration.Verdict.CRASHED);
    assertThat(found.words()).isEqualTo("it does not load");
  }

  @Test
  void explore_isCrashed_whereTheAnswerIsOfAnotherKind() {
    var found = found(1, new Ended.Answered(new Reply.Checked(List.of(), true), "child-1"));

    assertThat(found.end()).isEqualTo(Exploration.Verdict.CRASHED);
    assertThat(found.words()).contains("something else than was asked");
  }

  @Test
  void explore_asksNobody_whereThereIsNothingToRun() {
    var found = found(0, died(Ended.Cause.CRASHED, -1));

    assertThat(found.end()).isEqualTo(Exploration.Verdict.DONE);
    assertThat(asked).isEmpty();
  }
}
