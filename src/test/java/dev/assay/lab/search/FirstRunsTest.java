package dev.assay.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import java.util.List;
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
    List<List<Trial>> portions = FirstRuns.portions(tasks(3, 20));

    assertThat(portions.getFirst()).hasSize(60);
    assertThat(portions.getLast()).isEmpty();
  }

  @Test
  void portions_giveEachTaskItsShareFirst_whereThereAreMany() {
    List<List<Trial>> portions = FirstRuns.portions(tasks(400, 20));

    assertThat(portions.getFirst()).hasSize(1_200);
    assertThat(portions.getFirst()).extracting(Trial::task).contains(0, 399);
    assertThat(portions.getLast()).hasSize(6_800).doesNotContainAnyElementsOf(portions.getFirst());
  }
}
