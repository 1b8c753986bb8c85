package dev.assay.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Order.Attempt;
import dev.assay.lab.Order.Effort;
import dev.assay.lab.Order.Explore;
import dev.assay.lab.Order.Step;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Branch;
import dev.assay.lab.Reply.Explored;
import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.Reply.Operator;
import dev.assay.lab.Reply.Tried;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplorerTest {
  private static final Effort SEARCH = new Effort(7, 600, 60_000);
  private static final Effort NO_SEARCH = new Effort(7, 0, 60_000);
  private static final Value NEW =
      new Value.New(TypeName.of("a", "Box"), List.of(), List.of(), null);

  @Test
  void explore_findsTheNumberAConditionAsksFor() {
    HandMadeRuns runs =
        new HandMadeRuns()
            .task(
                0,
                (log, _, arguments) -> {
                  int x = whole(arguments.getFirst());
                  log.compare(0, x, 123_456);
                  return log.branch(0, x == 123_456) ? "found" : "lost";
                });

    Explored explored = explore(runs, SEARCH, about(1), task(0, "int", Value.of(5)));

    assertThat(results(explored)).contains(Value.of("found"));
    assertThat(explored.trials()).hasSize(2);
    assertThat(explored.trials().getLast().trial().arguments()).containsExactly(Value.of(123_456));
    assertThat(explored.trials().getLast().branches()).containsExactly(0);
    assertThat(explored.complete()).isTrue();
  }

  @Test
  void explore_goesOnAsLongAsThereIsBudget_whenThorough() {
    HandMadeRuns runs = new HandMadeRuns();
    runs.task(
        0,
        (log, _, _) -> {
          log.branch(0, runs.runs > 3_000);
          return 1;
        });

    Explored explored =
        explore(
            runs,
            new Effort(7, 9_000, 60_000),
            about(1),
            task(0, "int", Value.of(5), Value.of(6), Value.of(7)));

    assertThat(explored.trials()).anyMatch(it -> it.branches().contains(0));
  }

  @Test
  void explore_doesNotRenewAfterEachMutant_whereChanceMakesTheDifference() {
    HandMadeRuns runs = new HandMadeRuns();
    runs.task(
        0,
        (log, _, arguments) -> {
          log.on(1);
          String text = (String) Objects.requireNonNull(arguments.getFirst());
          log.branch(text.length() % 40 + 1, true);
          return text.length() < 4 ? "steady" : "by chance " + runs.runs;
        });

    explore(runs, SEARCH, about(41, 0), task(0, "java.lang.String", Value.of("abc")));

    assertThat(runs.renewals).isLessThan(runs.runs / 4);
  }

  @Test
  void explore_findsASumOfTwoNumbers() {
    HandMadeRuns runs =
        new HandMadeRuns()
            .task(
                0,
                (log, _, arguments) -> {
                  int sum = whole(arguments.getFirst()) * 3 + whole(arguments.getLast());
                  log.compare(0, sum, 7_001);
                  return log.branch(0, sum == 7_001);
                });

    Explored explored = explore(runs, SEARCH, about(1), task(0, "int", Value.of(1), Value.of(2)));

    assertThat(results(explored)).contains(Value.of(true));
  }

  @Test
  void explore_onlyRunsTasksSetApart_thatTakeNothingFromOthers() {
    HandMadeRuns runs = puzzle();
    Task beside =
        new Task(1, "a.A", "f", List.of("java.lang.String"), beside(), List.of(), List.of());
    runs.task(1, (log, _, _) -> log.branch(0, log.on(1)) ? 6 : 7);

    Explored explored = explore(runs, SEARCH, about(3, 3), puzzleTask(), beside.setApart());

    assertThat(explored.trials()).filteredOn(it -> it.trial().task() == 1).hasSize(1);
    assertThat(explored.kills()).isNotEmpty().noneMatch(it -> it.trial() == 90);
  }

  private static List<Trial> beside() {
    return List.of(new Trial(90, 1, NEW, List.of(Value.of("abc"))));
  }

  @Test
  void explore_leavesOutWhatCannotBePutIntoMaps() {
    HandMadeRuns runs =
        new HandMadeRuns()
            .receiver(() -> {
              throw new IllegalStateException("a factory answered null");
            })
            .task(
                0,
                (log, _, arguments) ->
                    log.branch(0, list(arguments.getFirst()).isEmpty()) ? "empty" : "filled");
    List<String> any = List.of("java.lang.Object", "java.lang.Object");
    Value map = Value.call(Map.class, "of", any, List.of(Value.of("k"), NEW));

    Explored explored =
        explore(
            runs, new Effort(7, 3, 60_000), about(1), task(0, "java.util.Map", map, map, map, map));

    assertThat(results(explored)).containsExactly(Value.of("empty"));
  }

  @Test
  void explore_findsATextWithAPrefixAndALength() {
    HandMadeRuns runs =
        new HandMadeRuns()
            .task(
                0,
                (log, _, arguments) -> {
                  String text = text(arguments.getFirst());
                  log.compare(-1, text, "EUR");
                  if (!log.branch(0, text.startsWith("EUR"))) {
                    return "other";
                  }
                  log.compare(1, text.length(), 12);
                  return log.branch(1, text.length() > 12) ? "long" : "short";
                });

    Explored explored =
        explore(runs, SEARCH, about(2), task(0, "java.lang.String", Value.of("abc")));

    assertThat(results(explored)).contains(Value.of("other"), Value.of("short"), Value.of("long"));
  }

  @Test
  void explore_findsASequenceOfCalls() {
    HandMadeRuns runs = new HandMadeRuns().receiver(ArrayList::new);
    runs.step("push", (on, arguments) -> list(on).add(arguments.getFirst()));
    runs.step("clear", (on, _) -> list(on).clear());
    runs.task(
        0,
        (log, receiver, _) -> {
          int size = list(receiver).size();
          log.compare(0, size, 5);
          return log.branch(0, size == 5) ? "full" : "room";
        });
    List<Step> steps =
        List.of(
            new Step("clear", List.of(), List.of()),
            new Step("push", List.of("int"), List.of(List.of(Value.of(1), Value.of(2)))));
    Task task =
        new Task(
            0,
            "a.Box",
            "state",
            List.of(),
            List.of(new Trial(0, 0, NEW, List.of())),
            List.of(),
            steps);

    Explored explored = explore(runs, SEARCH, about(1), task);

    Tried full = explored.trials().getLast();
    assertThat(results(explored)).contains(Value.of("full"));
    assertThat(Sequences.of(Objects.requireNonNull(full.trial().receiver())))
        .extracting(Value.Prepared::method)
        .containsOnly("push")
        .hasSize(5);
  }

  @Test
  void explore_findsTheBoundaryThatKills() {
    HandMadeRuns runs =
        new HandMadeRuns()
            .task(
                0,
                (log, _, arguments) -> {
                  int x = whole(arguments.getFirst());
                  log.compare(0, x, 1_000);
                  boolean boundary = log.on(1) ? x > 1_000 : x >= 1_000;
                  return log.branch(0, boundary) ? "many" : "few";
                });

    Explored explored = explore(runs, SEARCH, about(1, 0), task(0, "int", Value.of(5)));

    Kill kill = explored.kills().getFirst();
    assertThat(explored.kills()).extracting(Kill::mutant).containsOnly(1);
    assertThat(kill.items()).isEqualTo(1);
    assertThat(arguments(explored, kill.trial())).containsExactly(Value.of(1_000));
  }

  @Test
  void explore_findsTheSizeThatFillsABlock() {
    HandMadeRuns runs =
        new HandMadeRuns()
            .task(
                0,
                (log, _, arguments) -> {
                  int left =
                      5 + ((List<?>) Objects.requireNonNull(arguments.getFirst())).size() - 16;
                  log.compare(0, left, 0);
                  return log.branch(0, log.on(1) ? left > 0 : left >= 0) ? "full" : "open";
                });
    Value array =
        new Value.ArrayOf(TypeName.of(int.class), List.of(Value.of(5), Value.of(0), Value.of(1)));

    Explored explored = explore(runs, SEARCH, about(1, 0), task(0, "int[]", array));

    assertThat(results(explored)).contains(Value.of("full"));
    assertThat(explored.kills()).extracting(Kill::mutant).contains(1);
  }

  @Test
  void explore_keepsAnExceptionOfAnotherKind() {
    HandMadeRuns runs =
        new HandMadeRuns()
            .task(
                0,
                (_, _, arguments) -> {
                  int x = whole(arguments.getFirst());
                  return 10 / (x - 6);
                });

    Explored explored = explore(runs, SEARCH, about(1), task(0, "int", Value.of(5)));

    assertThat(explored.trials())
        .extracting(Tried::observed)
        .hasAtLeastOneElementOfType(Observed.Threw.class);
  }

  @Test
  void explore_losesWhatGivesSomethingElseTheSecondTime() {
    int[] counter = new int[1];
    HandMadeRuns runs =
        new HandMadeRuns()
            .task(0, (_, _, _) -> counter[0]++)
            .task(1, (_, _, arguments) -> whole(arguments.getFirst()));

    Explored explored =
        explore(
            runs, NO_SEARCH, about(0), task(0, "int", Value.of(1)), task(1, "int", Value.of(2)));

    assertThat(explored.trials().getFirst().observed())
        .isInstanceOfSatisfying(
            Observed.Lost.class, it -> assertThat(it.why()).isEqualTo(Observed.Why.UNSTABLE));
    assertThat(explored.trials().getLast().observed()).isInstanceOf(Observed.Returned.class);
  }

  @Test
  void explore_keepsWhatIsTheSameOnceStaticsAreNew() {
    int[] counter = new int[1];
    HandMadeRuns runs =
        new HandMadeRuns()
            .onRenew(() -> counter[0] = 0)
            .task(0, (_, _, _) -> ++counter[0] == 1 ? "first" : "later");

    Explored explored = explore(runs, NO_SEARCH, about(0), task(0, "int", Value.of(1)));

    assertThat(results(explored)).containsExactly(Value.of("first"));
  }

  @Test
  void explore_isTheSame_forTheSameOrder() {
    List<Object> first = values(explore(puzzle(), SEARCH, about(3, 0, 1, 2), puzzleTask()));

    List<Object> again = values(explore(puzzle(), SEARCH, about(3, 0, 1, 2), puzzleTask()));

    assertThat(again).isEqualTo(first);
  }

  @Test
  void explore_runsNoMoreThanItMay() {
    Explored none = explore(puzzle(), NO_SEARCH, about(3, 0, 1, 2), puzzleTask());
    HandMadeRuns few = puzzle();

    Explored some = explore(few, new Effort(7, 3, 60_000), about(3), puzzleTask());

    assertThat(none.trials()).hasSize(1);
    assertThat(some.trials()).hasSizeLessThanOrEqualTo(4);
    assertThat(few.runs).isLessThan(120);
  }

  @Test
  void explore_capsTheKillersOfAMutant() {
    HandMadeRuns runs =
        new HandMadeRuns()
            .task(0, (log, _, arguments) -> log.on(1) ? -1 : whole(arguments.getFirst()));
    Value[] values = IntStream.range(0, 20).mapToObj(Value::of).toArray(Value[]::new);

    Explored explored = explore(runs, NO_SEARCH, about(1, 0), rows(0, "int", values));

    assertThat(explored.kills()).hasSize(Kill.MOST);
  }

  @Test
  void explore_runsAMutantThatNeverEndsOnlyTwice() {
    HandMadeRuns runs =
        new HandMadeRuns()
            .task(
                0,
                (log, _, arguments) -> {
                  if (log.on(1)) {
                    throw new HandMadeRuns.Endless(Observed.Why.ENDLESS);
                  }
                  return whole(arguments.getFirst());
                });
    Value[] values = IntStream.range(0, 20).mapToObj(Value::of).toArray(Value[]::new);

    Explored explored = explore(runs, NO_SEARCH, about(1, 0), rows(0, "int", values));

    assertThat(explored.kills()).hasSize(Kill.MOST_LATE).allMatch(it -> it.items() == Kill.ALL);
  }

  @Test
  void explore_doesNotBlameAMutantForWhatAnotherLeftBehind() {
    int[] left = new int[1];
    HandMadeRuns runs =
        new HandMadeRuns()
            .onRenew(() -> left[0] = 0)
            .task(
                0,
                (log, _, arguments) -> {
                  if (log.on(1)) {
                    left[0] = 9;
                  }
                  int sum = whole(arguments.getFirst()) + left[0];
                  return log.on(2) ? left[0] + whole(arguments.getFirst()) : sum;
                });

    Explored explored = explore(runs, NO_SEARCH, about(1, 0, 0), task(0, "int", Value.of(1)));

    assertThat(explored.kills()).extracting(Kill::mutant).containsExactly(1);
  }

  @Test
  void explore_killsAMutantOfWhatIsKept_inNewClassesOnly() {
    int[] kept = new int[1];
    HandMadeRuns runs =
        new HandMadeRuns()
            .onRenew(() -> kept[0] = 0)
            .task(
                0,
                (log, _, _) -> {
                  if (kept[0] == 0) {
                    kept[0] = log.on(1) ? 8 : 4;
                  }
                  return kept[0] + (log.on(2) ? 1 : 0);
                });

    Explored explored = explore(runs, NO_SEARCH, about(1, 0, 0), task(0, "int", Value.of(1)));

    assertThat(explored.kills()).extracting(Kill::mutant).containsExactly(1, 2);
    assertThat(runs.homecomings).isEqualTo(1);
  }

  @Test
  void explore_doesNotRenew_whereNothingIsKept() {
    HandMadeRuns runs =
        new HandMadeRuns()
            .task(
                0, (log, _, given) -> log.on(1) ? given.getFirst() : log.on(2) ? given.size() : 1);
    HandMadeRuns none = new HandMadeRuns().task(0, (_, _, _) -> 1);

    explore(none, NO_SEARCH, about(1), task(0, "int", Value.of(1)));
    explore(runs, NO_SEARCH, about(1, 0, 0), task(0, "int", Value.of(1)));

    assertThat(runs.renewals).isEqualTo(none.renewals);
  }

  @Test
  void explore_stopsCallingAMethodThatDoesNotComeBack() {
    int[] calls = new int[1];
    HandMadeRuns runs =
        new HandMadeRuns()
            .task(
                0,
                (_, _, _) -> {
                  calls[0]++;
                  throw new HandMadeRuns.Endless(Observed.Why.HANGS);
                });

    Explored explored =
        explore(
            runs,
            SEARCH,
            about(1, 0),
            rows(0, "int", Value.of(1), Value.of(2), Value.of(3), Value.of(4)));

    assertThat(calls[0]).isEqualTo(FirstRuns.MOST_COSTLY);
    assertThat(explored.trials()).hasSize(4).allMatch(it -> it.observed() instanceof Observed.Lost);
  }

  @Test
  void explore_startsFromWhatCannotBeBuilt_whereThereIsNothingElse() {
    HandMadeRuns runs =
        new HandMadeRuns()
            .receiver(Object::new)
            .task(0, (log, _, arguments) -> log.branch(0, whole(arguments.getFirst()) > 0));
    Value impossible = new Value.ClassLiteral(TypeName.of(String.class));
    Task task =
        new Task(
            0,
            "a.Box",
            "m0",
            List.of("int"),
            List.of(new Trial(0, 0, null, List.of(impossible))),
            List.of(List.of(Value.of(3))),
            List.of());

    Explored explored = explore(runs, SEARCH, about(1), task);

    assertThat(results(explored)).contains(Value.of(true));
  }

  @Test
  void explore_isNotComplete_whenTheTimeIsUp() {
    Explored explored = explore(puzzle(), new Effort(7, 600, 0), about(3, 0, 1, 2), puzzleTask());

    assertThat(explored.complete()).isFalse();
    assertThat(explored.trials()).isEmpty();
  }

  @Test
  void explore_saysWhichRunItIsAt() {
    List<Attempt> begun = new ArrayList<>();
    List<String> ran = new ArrayList<>();
    HandMadeRuns runs =
        new HandMadeRuns()
            .task(0, (log, _, _) -> log.on(1) ? ran.add("0/1 " + begun.getLast()) : 1)
            .task(1, (_, _, _) -> ran.add("1/0 " + begun.getLast()));
    Order.Explore order =
        order(NO_SEARCH, task(0, "int", Value.of(1)), task(1, "int", Value.of(2)));

    new Explorer(begun::add).explore(order, runs, about(1, 0), _ -> {});

    assertThat(ran)
        .contains(
            "0/1 " + new Attempt(order.tasks().getFirst().trials().getFirst(), 1),
            "1/0 " + new Attempt(order.tasks().getLast().trials().getFirst(), 0));
  }

  @Test
  void explore_survivesNothingToDo() {
    Explored explored = explore(new HandMadeRuns(), SEARCH, about(0));

    assertThat(explored.trials()).isEmpty();
    assertThat(explored.kills()).isEmpty();
    assertThat(explored.complete()).isTrue();
  }

  private static HandMadeRuns puzzle() {
    return new HandMadeRuns()
        .task(
            0,
            (log, _, arguments) -> {
              String text = text(arguments.getFirst());
              log.compare(0, text.length(), 9);
              if (!log.branch(0, log.on(1) ? text.length() >= 9 : text.length() > 9)) {
                return 1;
              }
              log.compare(1, (int) text.charAt(2), (int) '-');
              if (!log.branch(1, text.charAt(2) == '-' && !log.on(2))) {
                return 2;
              }
              log.compare(-1, text, "end");
              return log.branch(2, text.endsWith("end")) ? 3 : log.on(3) ? 5 : 4;
            });
  }

  private static Task puzzleTask() {
    return task(0, "java.lang.String", Value.of("abc"));
  }

  private static Explored explore(
      HandMadeRuns runs, Effort effort, Surroundings about, Task... tasks) {
    return new Explorer(_ -> {}).explore(order(effort, tasks), runs, about, _ -> {});
  }

  private static Explore order(Effort effort, Task... tasks) {
    return new Explore(new Order.Code(Map.of(), List.of()), List.of(tasks), Map.of(), effort);
  }

  /** One trial, with these arguments. */
  private static Task task(int id, String type, Value... arguments) {
    return new Task(
        id,
        "a.Box",
        "m" + id,
        IntStream.range(0, arguments.length).mapToObj(_ -> type).toList(),
        List.of(new Trial(id * 100, id, null, List.of(arguments))),
        IntStream.range(0, arguments.length).mapToObj(i -> List.of(arguments[i])).toList(),
        List.of());
  }

  /** A trial for each value of the one argument. */
  private static Task rows(int id, String type, Value... values) {
    return new Task(
        id,
        "a.Box",
        "m" + id,
        List.of(type),
        IntStream.range(0, values.length)
            .mapToObj(i -> new Trial(i, id, null, List.of(values[i])))
            .toList(),
        List.of(List.of(values)),
        List.of());
  }

  /** So many conditions with two branches each, and a mutant at each of these. */
  private static Surroundings about(int sites, int... mutantsAt) {
    List<Branch> branches =
        IntStream.range(0, sites * 2)
            .mapToObj(i -> new Branch(i, "a.Box", "m0(I)V", 10 + i / 2, i / 2))
            .toList();
    List<Mutant> mutants =
        IntStream.range(0, mutantsAt.length)
            .mapToObj(i ->
                new Mutant(i + 1, Operator.MATH, "a.Box", "m0(I)V", 10 + mutantsAt[i], "by hand"))
            .toList();
    return new Surroundings(branches, mutants);
  }

  private static List<Value> results(Explored explored) {
    List<Value> all = new ArrayList<>();
    for (Tried tried : explored.trials()) {
      if (tried.observed() instanceof Observed.Returned returned && returned.value() != null) {
        all.add(returned.value());
      }
    }
    return all;
  }

  private static List<Value> arguments(Explored explored, int trial) {
    return explored.trials().stream()
        .filter(it -> it.trial().id() == trial)
        .findFirst()
        .orElseThrow()
        .trial()
        .arguments();
  }

  private static List<Object> values(Explored explored) {
    List<Object> all = new ArrayList<>(explored.kills());
    for (Tried each : explored.trials()) {
      all.add(each.trial());
      all.add(each.observed());
    }
    return all;
  }

  private static int whole(@Nullable Object value) {
    return (Integer) Objects.requireNonNull(value);
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }

  @SuppressWarnings("unchecked") // a list made by this test
  private static List<@Nullable Object> list(@Nullable Object value) {
    return (List<@Nullable Object>) Objects.requireNonNull(value);
  }
}
