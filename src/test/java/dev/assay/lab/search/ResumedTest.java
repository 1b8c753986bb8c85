package dev.assay.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Why;
import dev.assay.lab.Order;
import dev.assay.lab.Order.Attempt;
import dev.assay.lab.Order.Earlier;
import dev.assay.lab.Order.Effort;
import dev.assay.lab.Order.Explore;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Explored;
import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.Reply.Operator;
import dev.assay.lab.Reply.Tried;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is done where another child was lost at the same work. */
class ResumedTest {
  private static final Effort NO_SEARCH = new Effort(7, 0, 60_000);
  private static final Effort SEARCH = new Effort(7, 200, 60_000);

  /** What was run, as {@code argument/mutant}. */
  private final List<String> ran = new ArrayList<>();

  /** A task of which the first mutant doubles the result and the others change nothing. */
  private HandMadeRuns doubling() {
    return new HandMadeRuns()
        .task(
            0,
            (log, _, arguments) -> {
              int number = ((Number) arguments.getFirst()).intValue();
              boolean first = log.on(1);
              boolean second = log.on(2);
              ran.add(number + (first ? "/1" : second ? "/2" : ""));
              return first || second ? number * 2 : number;
            });
  }

  private static Trial trial(int id, int number) {
    return new Trial(id, 0, null, List.of(Value.of(number)));
  }

  private static Explored explore(HandMadeRuns runs, Effort effort, Earlier earlier) {
    Task task =
        new Task(
            0,
            "a.Box",
            "m0",
            List.of("int"),
            List.of(trial(0, 5), trial(1, 6)),
            List.of(List.of(Value.of(5))),
            List.of());
    List<Mutant> mutants =
        IntStream.of(1, 2)
            .mapToObj(id -> new Mutant(id, Operator.MATH, "a.Box", "m" + id + "()", id, "changed"))
            .toList();
    Order.Code code = new Order.Code(Map.of(), List.of());
    return new Explorer(_ -> {})
        .explore(
            new Explore(code, List.of(task), Map.of(), Map.of(), effort, earlier),
            runs,
            new Surroundings(List.of(), mutants),
            _ -> {});
  }

  @Test
  void explore_countsAMutantThatNeverEnded_andRunsNothingOnIt() {
    var hung = new Earlier(List.of(), List.of(new Attempt(trial(1, 6), 1)));

    Explored explored = explore(doubling(), NO_SEARCH, hung);

    assertThat(ran).noneMatch(it -> it.endsWith("/1")).anyMatch(it -> it.endsWith("/2"));
    assertThat(explored.kills()).contains(new Kill(1, 1, Kill.ALL));
    assertThat(explored.kills()).filteredOn(it -> it.mutant() == 1).hasSize(1);
  }

  @Test
  void explore_runsTheMutantsOfAMethodThatHungLast() {
    var hung = new Earlier(List.of(), List.of(new Attempt(trial(0, 5), 9)));
    List<Mutant> mutants =
        List.of(
            new Mutant(1, Operator.MATH, "a.Box", "slow()", 1, "changed"),
            new Mutant(2, Operator.MATH, "a.Box", "quick()", 2, "changed"),
            new Mutant(9, Operator.MATH, "a.Box", "slow()", 9, "changed"));
    Task task =
        new Task(
            0, "a.Box", "m0", List.of("int"), List.of(trial(0, 5)), List.of(List.of()), List.of());
    Order.Code code = new Order.Code(Map.of(), List.of());

    new Explorer(_ -> {})
        .explore(
            new Explore(code, List.of(task), Map.of(), Map.of(), NO_SEARCH, hung),
            doubling(),
            new Surroundings(List.of(), mutants),
            _ -> {});

    assertThat(ran.indexOf("5/2")).isBetween(0, ran.indexOf("5/1"));
  }

  @Test
  void explore_runsNoCallThatNeverEnded_norSearchesForMoreOfItsMethod() {
    var hung = new Earlier(List.of(), List.of(new Attempt(trial(1, 6), 0)));

    Explored explored = explore(doubling(), SEARCH, hung);

    assertThat(ran).isNotEmpty().allMatch(it -> it.startsWith("5"));
    assertThat(explored.trials()).extracting(it -> it.trial().id()).containsExactly(0, 1);
    assertThat(explored.trials().getLast().observed())
        .isEqualTo(
            new Observed.Lost(
                Why.HANGS, "not run: it did not come to its end in another child JVM"));
  }

  @Test
  void explore_runsTheOtherCallsOfAMethod_ofWhichOneNeverEnded_onceAllElseIsTold() {
    List<Trial> trials = List.of(trial(0, 5), trial(1, 6), trial(2, 7), trial(3, 8));
    Task odd = new Task(0, "a.Box", "m0", List.of("int"), trials, List.of(List.of()), List.of());
    Task other =
        new Task(
            1,
            "a.Box",
            "m1",
            List.of("int"),
            List.of(new Trial(4, 1, null, List.of(Value.of(1)))),
            List.of(List.of()),
            List.of());
    Earlier hung = new Earlier(List.of(), List.of(new Attempt(trial(1, 6), 0)));
    List<Integer> known = new ArrayList<>();

    Explored explored =
        new Explorer(_ -> {})
            .explore(
                new Explore(
                    new Order.Code(Map.of(), List.of()),
                    List.of(odd, other),
                    Map.of(),
                    Map.of(),
                    NO_SEARCH,
                    hung),
                doubling().task(1, (_, _, _) -> 1),
                new Surroundings(List.of(), List.of()),
                progress -> {
                  Explored all = progress.known();
                  if (all != null) {
                    all.trials().forEach(it -> known.add(it.trial().id()));
                  }
                });

    assertThat(ran).contains("5", "7", "8").doesNotContain("6");
    assertThat(known).containsExactly(4);
    assertThat(explored.trials()).extracting(it -> it.trial().id()).containsExactly(4, 0, 1, 2, 3);
  }

  @Test
  void explore_runsNothingOfAMethod_whereTwoOfItsCallsNeverEnded() {
    List<Attempt> two = List.of(new Attempt(trial(1, 6), 0), new Attempt(trial(2, 7), 0));

    Explored explored = explore(doubling(), SEARCH, new Earlier(List.of(), two));

    assertThat(ran).isEmpty();
    assertThat(explored.trials())
        .hasSize(2)
        .allMatch(it -> it.observed() instanceof Observed.Lost lost && lost.why() == Why.HANGS);
  }

  @Test
  void explore_goesOnFromWhatWasFound_withNumbersOfItsOwn() {
    var found = new Earlier(List.of(trial(40, 7)), List.of());

    Explored explored = explore(doubling(), SEARCH, found);

    assertThat(explored.trials()).extracting(it -> it.trial().id()).startsWith(0, 1, 40);
    assertThat(explored.trials())
        .extracting(Tried::trial)
        .allMatch(it -> it.id() <= 1 || it.id() >= 40)
        .contains(trial(40, 7));
    assertThat(explored.kills()).extracting(Kill::trial).contains(40);
  }
}
