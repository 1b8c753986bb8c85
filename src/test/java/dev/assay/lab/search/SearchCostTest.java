package dev.assay.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed.Why;
import dev.assay.lab.Order;
import dev.assay.lab.Order.Effort;
import dev.assay.lab.Order.Explore;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Branch;
import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.Reply.Operator;
import dev.assay.lab.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchCostTest {
  private static final Effort SEARCH = new Effort(7, 1_000, 60_000);
  private static final int MUTANTS = 20;

  private static Task task() {
    List<Value> values = List.of(Value.of(5), Value.of(6));
    return new Task(
        0,
        "a.Box",
        "m",
        List.of("int"),
        List.of(new Trial(0, 0, null, List.of(Value.of(5)))),
        List.of(values),
        List.of());
  }

  private static Surroundings about() {
    return new Surroundings(
        List.of(new Branch(0, "a.Box", "m(I)V", 10, 0), new Branch(1, "a.Box", "m(I)V", 10, 0)),
        IntStream.rangeClosed(1, MUTANTS)
            .mapToObj(id -> new Mutant(id, Operator.MATH, "a.Box", "m(I)V", 10, "by hand"))
            .toList());
  }

  private static void explore(HandMadeRuns runs) {
    Explore order =
        new Explore(new Order.Code(Map.of(), List.of()), List.of(task()), Map.of(), SEARCH);

    new Explorer(_ -> {}).explore(order, runs, about(), _ -> {});
  }

  @Test
  void explore_doesNotRenewForEachMutant_whereOnlyChanceDiffers() {
    AtomicInteger chance = new AtomicInteger();
    HandMadeRuns runs =
        new HandMadeRuns()
            .task(
                0,
                (log, _, arguments) -> {
                  IntStream.rangeClosed(1, MUTANTS).forEach(log::on);
                  return log.branch(0, arguments.contains(5)) ? 0 : chance.incrementAndGet();
                });

    explore(runs);

    assertThat(runs.renewals).isLessThan(MUTANTS);
  }

  @Test
  void explore_givesUpATask_thatTakesAllThereIsTimeAndAgain() {
    AtomicInteger endless = new AtomicInteger();
    HandMadeRuns runs =
        new HandMadeRuns()
            .task(
                0,
                (_, _, arguments) -> {
                  if (arguments.contains(5)) {
                    return 0;
                  }
                  endless.incrementAndGet();
                  throw new HandMadeRuns.Endless(
                      arguments.contains(6) ? Why.ENDLESS : Why.OUT_OF_MEMORY);
                });

    explore(runs);

    assertThat(endless.get()).isBetween(1, 8);
  }
}
