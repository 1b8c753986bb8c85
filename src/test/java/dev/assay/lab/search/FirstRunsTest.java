package dev.assay.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Order.Effort;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstRunsTest {
  private static List<Task> tasks(int tasks, int trials) {
    return IntStream.range(0, tasks)
        .mapToObj(task ->
            new Task(
                task,
                "p.Foo",
                "f" + task,
                List.of(),
                IntStream.range(0, trials)
                    .mapToObj(trial -> new Trial(task * trials + trial, task, null, List.of()))
                    .toList(),
                List.of(),
                List.of()))
        .toList();
  }

  @Test
  void portions_areOne_whereThereAreFewTrials() {
    List<List<Trial>> portions = FirstRuns.portions(tasks(3, 20), Set.of());

    assertThat(portions.getFirst()).hasSize(60);
    assertThat(portions.getLast()).isEmpty();
  }

  @Test
  void portions_beginWithAFewOfEachTask() {
    List<Trial> first = FirstRuns.portions(tasks(3, 20), Set.of()).getFirst();

    assertThat(first.subList(0, 18)).extracting(Trial::task).containsOnly(0, 1, 2);
    assertThat(first.subList(0, 6)).extracting(Trial::task).containsOnly(0);
    assertThat(first.subList(12, 18)).extracting(Trial::task).containsOnly(2);
    assertThat(first).doesNotHaveDuplicates();
  }

  @Test
  void portions_giveEachTaskItsShareFirst_whereThereAreMany() {
    List<List<Trial>> portions = FirstRuns.portions(tasks(400, 20), Set.of());

    assertThat(portions.getFirst()).hasSize(1_200);
    assertThat(portions.getFirst()).extracting(Trial::task).contains(0, 399);
    assertThat(portions.getLast()).hasSize(6_800).doesNotContainAnyElementsOf(portions.getFirst());
  }

  private static Trial trial(int id, int task, int size) {
    return new Trial(id, task, null, List.of(Value.of(size)));
  }

  private static List<Integer> ran(HandMadeRuns runs, List<Trial> trials) {
    Task one = new Task(0, "p.Foo", "f", List.of("int"), trials, List.of(), List.of());
    Ledger ledger = new Ledger(List.of(one), List.of());
    Pace pace = new Pace(new Effort(0, 0, 60_000), progress -> {});

    new FirstRuns(new Bench(runs, List.of(), _ -> {}), ledger, pace).run(trials, () -> false);

    return ledger.all().stream().map(it -> it.trial().id()).toList();
  }

  @Test
  void portions_leaveHugeNumbersForLast() {
    Trial huge = trial(0, 0, Integer.MAX_VALUE);
    Trial small = trial(1, 0, Integer.MIN_VALUE);
    Task task =
        new Task(0, "p.Foo", "f", List.of("int"), List.of(huge, small), List.of(), List.of());

    assertThat(FirstRuns.portions(List.of(task), Set.of()))
        .containsExactly(List.of(small), List.of(huge));
  }

  @Test
  void portions_leaveTasksThatTookAChildWithThemForLast() {
    List<List<Trial>> portions = FirstRuns.portions(tasks(3, 2), Set.of(1));

    assertThat(portions.getFirst()).extracting(Trial::task).containsExactly(0, 0, 2, 2);
    assertThat(portions.getLast()).extracting(Trial::task).containsExactly(1, 1);
  }

  @Test
  void run_doesTheOtherTasksFirst_andLoadsAnew_whereOneRunsAway() {
    HandMadeRuns runs = new HandMadeRuns();
    runs.task(
        0,
        (log, receiver, arguments) -> {
          throw new HandMadeRuns.Endless(Observed.Why.ENDLESS);
        });
    runs.task(1, (log, receiver, arguments) -> 2);

    List<Integer> order = ran(runs, List.of(trial(0, 0, 1), trial(1, 0, 2), trial(2, 1, 3)));

    assertThat(order).containsExactly(0, 2, 1);
    assertThat(runs.renewals).isEqualTo(1);
  }

  @Test
  void run_sparesLargeNumbers_whereTwoOfTheTaskRanAway() {
    HandMadeRuns runs = new HandMadeRuns();
    runs.task(
        0,
        (_, _, arguments) -> {
          if (arguments.contains(3)) {
            return 3;
          }
          throw new HandMadeRuns.Endless(Observed.Why.ENDLESS);
        });
    List<Trial> trials =
        List.of(
            trial(0, 0, Integer.MAX_VALUE),
            trial(1, 0, Integer.MAX_VALUE - 1),
            trial(2, 0, Integer.MAX_VALUE - 2),
            trial(3, 0, 3));

    List<Integer> all = ran(runs, trials);

    assertThat(all).containsExactly(0, 1, 2, 3);
    assertThat(runs.runs).isEqualTo(3);
  }

  private static int looksAt(HandMadeRuns runs, int trials) {
    List<Trial> all = IntStream.range(0, trials).mapToObj(i -> trial(i, 0, i)).toList();
    Task one = new Task(0, "p.Foo", "f", List.of("int"), all, List.of(), List.of());
    Ledger ledger = new Ledger(List.of(one), List.of());
    Pace pace = new Pace(new Effort(0, 0, 60_000), progress -> {});
    FirstRuns first = new FirstRuns(new Bench(runs, List.of(), _ -> {}), ledger, pace);
    runs.looks = 6;
    first.run(all, () -> false);

    first.again(ledger.all(), () -> false);

    return runs.homecomings;
  }

  @Test
  void again_looksAsOftenAsChanceTakes() {
    HandMadeRuns steady = new HandMadeRuns().task(0, (_, _, arguments) -> arguments.getFirst());

    assertThat(looksAt(steady, 40)).isEqualTo(6);
  }
}
