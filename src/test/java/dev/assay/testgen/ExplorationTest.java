package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
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
import org.jspecify.annotations.Nullable;
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

  private static Order.Attempt attempt(int task, int mutant) {
    return new Order.Attempt(new Order.Trial(task, task, null, List.of(Value.of(1))), mutant);
  }

  /** A child that told nothing before. */
  private static Ended died(Ended.Cause cause, Order.@Nullable Attempt at) {
    return new Ended.Died(cause, "the JVM ended with exit code 3", null, at);
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
  void explore_leavesOutTheCallThatTookTheChildDown_andRunsTheRest() {
    Order.Attempt deadly = attempt(1, 0);

    var found = found(3, died(Ended.Cause.CRASHED, deadly), new Ended.Answered(NOTHING, "child-2"));

    assertThat(found.end()).isEqualTo(Exploration.Verdict.DONE);
    // The other way round, so that what comes late is not always cut short.
    assertThat(asked).containsExactly(List.of(0, 1, 2), List.of(2, 1, 0));
    assertThat(earlier.getLast()).isEqualTo(new Order.Earlier(List.of(), List.of(deadly)));
    assertThat(searches).containsExactly(10, 10);
    assertThat(found.lost().get(1))
        .isEqualTo(
            new Plan.Left(
                "Many.m1(int)",
                Skip.CRASHED,
                "running it took the JVM down: the JVM ended with exit code 3"));
  }

  @Test
  void explore_runsWhatIsKnownToSurvive_whereChildAfterChildIsLost() {
    Ended[] ends =
        IntStream.of(2, 7, 3, 6, 4, 5, 4, 0)
            .mapToObj(task -> died(Ended.Cause.CRASHED, attempt(task, 0)))
            .toArray(Ended[]::new);

    var found = found(10, ends);

    assertThat(found.end()).isEqualTo(Exploration.Verdict.CRASHED);
    assertThat(found.words()).isEqualTo("the JVM ended with exit code 3");
    assertThat(found.explored().trials()).isEmpty();
    assertThat(found.lost()).containsOnlyKeys(0, 2, 3, 4, 5, 6, 7);
    assertThat(asked).hasSize(8).last().isEqualTo(List.of(0, 1, 8, 9));
  }

  @ParameterizedTest
  @EnumSource(Ended.Cause.class)
  void explore_asksOnceMore_whereNoRunIsToBlame_thenSaysHowItEnded(Ended.Cause cause) {
    var found = found(2, died(cause, null));

    Exploration.Verdict expected =
        switch (cause) {
          case TIMED_OUT -> Exploration.Verdict.TIMED_OUT;
          case OUT_OF_MEMORY -> Exploration.Verdict.OUT_OF_MEMORY;
          case CRASHED, GARBLED -> Exploration.Verdict.CRASHED;
        };
    assertThat(found.end()).isEqualTo(expected);
    assertThat(found.lost()).isEmpty();
    assertThat(searches).containsExactly(10, 10);
  }

  @Test
  void explore_blamesNoMethod_whereAMutantTookTheChildDown() {
    Order.Attempt deadly = attempt(1, 5);

    var found =
        found(2, died(Ended.Cause.OUT_OF_MEMORY, deadly), new Ended.Answered(NOTHING, "child-2"));

    assertThat(found.end()).isEqualTo(Exploration.Verdict.DONE);
    assertThat(found.explored().complete()).isTrue();
    assertThat(found.lost()).isEmpty();
    assertThat(earlier.getLast().hung()).containsExactly(deadly);
  }

  @Test
  void explore_believesNoChild_thatNamesATaskOfNobody() {
    var found =
        found(2, died(Ended.Cause.CRASHED, attempt(7, 0)), new Ended.Answered(NOTHING, "child-2"));

    assertThat(found.end()).isEqualTo(Exploration.Verdict.DONE);
    assertThat(found.lost()).isEmpty();
    assertThat(earlier.getLast().hung()).isEmpty();
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

  /** Of one trial that notices one mutant. */
  private static Reply.Explored known() {
    var returned =
        new Observed.Returned(Value.of(1), false, List.of(), List.of(), List.of(), List.of());
    var tried = new Reply.Tried(attempt(0, 0).trial(), returned, List.of(), 1);
    return new Reply.Explored(
        List.of(tried), List.of(), List.of(), List.of(new Reply.Kill(1, 0, 1)), false);
  }

  @Test
  void explore_answersWhatAChildHadTold_beforeItWasEndedAtTheDeadline() {
    var found =
        found(2, new Ended.Died(Ended.Cause.TIMED_OUT, "at the deadline", known(), attempt(1, 2)));

    assertThat(found.end()).isEqualTo(Exploration.Verdict.DONE);
    assertThat(found.explored().kills()).isEqualTo(known().kills());
    assertThat(found.explored().complete()).isFalse();
    assertThat(asked).hasSize(1);
  }

  @Test
  void explore_addsWhatADeadChildHadTold_toWhatTheNextFinds() {
    var found =
        found(
            2,
            new Ended.Died(Ended.Cause.CRASHED, "exit code 3", known(), attempt(1, 2)),
            new Ended.Answered(NOTHING, "child-2"));

    assertThat(found.explored().kills()).isEqualTo(known().kills());
    assertThat(searches).containsExactly(10, 10);
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
    var found = found(0, died(Ended.Cause.CRASHED, null));

    assertThat(found.end()).isEqualTo(Exploration.Verdict.DONE);
    assertThat(asked).isEmpty();
  }
}
