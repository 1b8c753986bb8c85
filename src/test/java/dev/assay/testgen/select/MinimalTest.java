package dev.assay.testgen.select;

import static dev.assay.testgen.select.Matrix.call;
import static dev.assay.testgen.select.Matrix.noPreference;
import static dev.assay.testgen.select.Matrix.probe;
import static dev.assay.testgen.select.Matrix.returned;
import static dev.assay.testgen.select.Matrix.task;
import static dev.assay.testgen.select.Matrix.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Explored;
import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Reply.Operator;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinimalTest {
  @Test
  void of_dropsATrialThatTellsNothingMore() {
    Explored explored =
        new Matrix(2).mutants(Operator.MATH).row(0, 0, 0).row(1, 0, 0, 1).kill(1, 1).explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    assertThat(ids(chosen)).containsExactly(1);
    assertThat(chosen.redundant()).isEqualTo(1);
    assertThat(chosen.unstable()).isZero();
  }

  @Test
  void of_dropsWhatLaterOnesMadeRedundant() {
    Explored explored =
        new Matrix(6).row(0, 0, 1, 2, 3, 4).row(1, 0, 0, 1, 2).row(2, 0, 3, 4, 5).explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    assertThat(ids(chosen)).containsExactly(1, 2);
  }

  @Test
  void of_keepsOneOfEachTask() {
    Explored explored = new Matrix(1).row(0, 0, 0).row(1, 1, 0).row(2, 2, 0).explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    assertThat(ids(chosen)).containsExactly(0, 1, 2);
  }

  @Test
  void of_prefersWhatWasAskedFor() {
    Trial searched = call(0, 0, Value.of(5));
    Trial given = call(9, 0, Value.of(7));
    Explored explored =
        new Matrix(1).trial(searched, value(1), 0).trial(given, value(1), 0).explored();

    Chosen chosen = Minimal.of(explored, new Preference(List.of(task(0, "m", given))));

    assertThat(ids(chosen)).containsExactly(9);
  }

  @Test
  void of_prefersThePlainestTrialOfATask() {
    Trial plain = call(5, 0, Value.of("abc"));
    Trial special = call(2, 0, Value.of(""));
    Explored explored =
        new Matrix(1).trial(special, value(1), 0).trial(plain, value(1), 0).explored();

    Chosen chosen = Minimal.of(explored, new Preference(List.of(task(0, "m", plain, special))));

    assertThat(ids(chosen)).containsExactly(5);
  }

  @Test
  void of_takesThePlainTrial_whereOthersTellWhatTheSpecialOneToldFirst() {
    Trial plain = call(0, 0, Value.of("abc"));
    Trial special = call(1, 0, Value.of(""));
    Trial other = call(2, 1, Value.of("abc"));
    Explored explored =
        new Matrix(8)
            .trial(plain, value(1), 0, 1)
            .trial(special, value(1), 0, 1, 2, 3, 4, 5, 6)
            .trial(other, value(2), 2, 3, 4, 5, 6, 7)
            .explored();
    Preference preference =
        new Preference(List.of(task(0, "m", plain, special), task(1, "n", other)));

    Chosen chosen = Minimal.of(explored, preference);

    assertThat(ids(chosen)).containsExactly(0, 2);
  }

  @Test
  void of_keepsOneThatReturns_whereOnlyRefusalsTellSomething() {
    Observed refused =
        new Observed.Threw(
            TypeName.of(IllegalStateException.class), List.of(), null, 3, "", true, List.of());
    Explored explored =
        new Matrix(1)
            .trial(call(0, 0, Value.of(0)), refused, 0)
            .trial(call(1, 0, Value.of(5)), value(1))
            .explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    assertThat(ids(chosen)).containsExactly(1, 0);
  }

  @Test
  void of_doesNotCountHowLongThePlainValuesAre() {
    Trial plain = call(5, 0, Value.of("a text that takes a good part of a whole line to write"));
    Trial special = call(2, 0, Value.of("a"));
    Explored explored =
        new Matrix(1).trial(special, value(1), 0).trial(plain, value(1), 0).explored();

    Chosen chosen = Minimal.of(explored, new Preference(List.of(task(0, "m", plain, special))));

    assertThat(ids(chosen)).containsExactly(5);
  }

  @Test
  void of_prefersFewerSteps() {
    Value after = new Value.Prepared(Matrix.BOX, "push", List.of(), List.of());
    Explored explored =
        new Matrix(1)
            .trial(new Trial(0, 0, after, List.of()), value(1), 0)
            .trial(new Trial(1, 0, Matrix.BOX, List.of()), value(1), 0)
            .explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    assertThat(ids(chosen)).containsExactly(1);
  }

  @Test
  void of_prefersRowsThatShareATable() {
    Value other = new Value.New(TypeName.of("a", "Cab"), List.of(), List.of(), null);
    Explored explored =
        new Matrix(4)
            .trial(new Trial(0, 0, other, List.of(Value.of(1))), value(1), 2)
            .trial(new Trial(1, 0, Matrix.BOX, List.of(Value.of(2))), value(2), 0, 1)
            .trial(new Trial(2, 0, Matrix.BOX, List.of(Value.of(3))), value(3), 2)
            .explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    assertThat(ids(chosen)).containsExactly(1, 2);
  }

  @Test
  void of_leavesOutAndCountsWhatIsNotStable() {
    Observed lost = new Observed.Lost(Observed.Why.UNSTABLE, "differs");
    Observed hangs = new Observed.Lost(Observed.Why.HANGS, "hangs");
    Explored explored =
        new Matrix(1).trial(call(0, 0), lost, 0).trial(call(1, 1), hangs, 0).row(2, 2).explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    assertThat(ids(chosen)).containsExactly(2);
    assertThat(chosen.unstable()).isEqualTo(1);
    assertThat(chosen.redundant()).isZero();
  }

  @Test
  void of_assertsOnlyTheOutcome_whereItTellsAll() {
    Explored explored =
        new Matrix(0)
            .mutants(Operator.MATH)
            .trial(call(0, 0), returned(Value.of(1), probe("size", 1, false)))
            .kill(1, 0, 0b11)
            .explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    assertThat(chosen.picks().getFirst().items()).isEqualTo(1);
  }

  @Test
  void of_assertsTheProbeThatNoticesMore() {
    Explored explored =
        new Matrix(0)
            .mutants(Operator.MATH, Operator.VOID_CALLS)
            .trial(
                call(0, 0),
                returned(Value.of(1), probe("size", 1, false), probe("empty", 0, false)))
            .kill(1, 0, 1)
            .kill(2, 0, 0b100)
            .explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    Pick pick = chosen.picks().getFirst();
    assertThat(pick.asserts(0)).isTrue();
    assertThat(pick.asserts(1)).isFalse();
    assertThat(pick.asserts(2)).isTrue();
  }

  @Test
  void of_assertsWhatTheCallChanged_whereNoMutantNeedsIt() {
    Explored explored =
        new Matrix(0)
            .mutants(Operator.MATH)
            .trial(
                call(0, 0),
                returned(
                    Value.of(1),
                    probe("size", 1, true),
                    probe("name", 2, false),
                    probe("empty", 0, true)))
            .kill(1, 0, 1)
            .explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    assertThat(chosen.picks().getFirst().items()).isEqualTo(0b1011);
  }

  @Test
  void of_assertsFourThingsThatChanged_atMost() {
    Observed.Probe[] changed =
        IntStream.range(0, 6).mapToObj(i -> probe("p" + i, i, true)).toArray(Observed.Probe[]::new);
    Explored explored = new Matrix(0).trial(call(0, 0), returned(Value.of(1), changed)).explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    assertThat(chosen.picks().getFirst().items()).isEqualTo(0b11111);
  }

  @Test
  void of_prefersACallThatChangesSomething_whereNothingElseTells() {
    Value after = new Value.Prepared(Matrix.BOX, "push", List.of(), List.of());
    Explored explored =
        new Matrix(2)
            .trial(call(0, 0), value(1), 0, 1)
            .trial(new Trial(1, 1, after, List.of()), returned(null, probe("on", 1, false)), 0, 1)
            .trial(new Trial(2, 1, Matrix.BOX, List.of()), returned(null, probe("on", 1, true)))
            .explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    assertThat(ids(chosen)).containsExactly(0, 2);
  }

  @Test
  void of_prefersArgumentsThatAreThere() {
    Explored explored =
        new Matrix(1)
            .trial(call(0, 0, Value.NULL), value(1), 0)
            .trial(call(1, 0, Value.of("abc")), value(1), 0)
            .explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    assertThat(ids(chosen)).containsExactly(1);
  }

  @Test
  void of_assertsWhatChanged_whereThereIsNoOutcome() {
    Explored explored =
        new Matrix(0)
            .trial(call(0, 0), returned(null, probe("name", 1, false), probe("size", 1, true)))
            .explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    assertThat(chosen.picks().getFirst().items()).isEqualTo(0b100L);
  }

  @Test
  void of_assertsFourProbesOfAKindAtMost_whereNoneIsNeeded() {
    Matrix matrix =
        new Matrix(0)
            .mutants(
                Operator.MATH,
                Operator.MATH,
                Operator.MATH,
                Operator.MATH,
                Operator.MATH,
                Operator.MATH)
            .trial(
                call(0, 0),
                returned(
                    null,
                    probe("a", 1, true),
                    probe("b", 1, true),
                    probe("c", 1, true),
                    probe("d", 1, true),
                    probe("e", 1, true)))
            .trial(call(1, 1), returned(null, probe("a", 1, true)));
    for (int i = 1; i <= 5; i++) {
      matrix.kill(i, 0, 1L << i);
    }
    matrix.kill(5, 1, 0b10).kill(6, 1, 0b10);

    Chosen chosen = Minimal.of(matrix.explored(), noPreference());

    assertThat(Long.bitCount(chosen.picks().getFirst().items())).isEqualTo(4);
    assertThat(Measured.of(matrix.explored(), chosen.picks()).killed()).isEqualTo(6);
  }

  @Test
  void of_tellsAGetterElsewhere_whereAnotherTestAssertsIt() {
    Trial size = new Trial(0, 0, Matrix.BOX, List.of());
    Trial push = new Trial(1, 1, Matrix.BOX, List.of(Value.of(4)));
    Explored explored =
        new Matrix(0)
            .mutants(Operator.PRIMITIVE_RETURNS)
            .trial(size, value(0))
            .trial(push, returned(null, probe("size", 1, true)))
            .kill(1, 1, 0b10)
            .explored();
    Preference preference = new Preference(List.of(task(0, "size", size), task(1, "push", push)));

    Chosen chosen = Minimal.of(explored, preference);

    assertThat(ids(chosen)).containsExactly(1);
    assertThat(chosen.toldElsewhere()).containsExactly(0);
  }

  @Test
  void of_asksPlainGettersOfWhatAConstructorMade_andNotOnTheirOwn() {
    Trial made = call(0, 0, Value.of(4));
    Trial size = new Trial(1, 1, Matrix.BOX, List.of());
    Trial weight = new Trial(2, 2, Matrix.BOX, List.of());
    Observed box =
        new Observed.Returned(
            null,
            false,
            List.of(probe("weight", 7, false), probe("size", 4, false)),
            List.of(),
            List.of(),
            List.of());
    Explored explored =
        new Matrix(0)
            .mutant(Operator.PRIMITIVE_RETURNS, "size()I")
            .mutant(Operator.PRIMITIVE_RETURNS, "weight()I")
            .mutant(Operator.MATH, "weight()I")
            .trial(made, box)
            .trial(size, value(4))
            .trial(weight, value(7))
            .kill(1, 0, 0b100)
            .kill(1, 1)
            .kill(2, 2)
            .kill(3, 2)
            .explored();
    Preference preference =
        new Preference(
            List.of(task(0, "<init>", made), task(1, "size", size), task(2, "weight", weight)));

    Chosen chosen = Minimal.of(explored, preference);

    assertThat(ids(chosen)).containsExactly(0, 2);
    assertThat(chosen.toldElsewhere()).containsExactly(1);
    assertThat(chosen.picks().getFirst().items()).isEqualTo(0b100);
  }

  @Test
  void of_assertsThatThereIsAResult_whereNothingElseNoticesThatItIsGone() {
    Explored explored =
        new Matrix(0)
            .mutants(Operator.NULL_RETURNS)
            .trial(call(0, 0), returned(null, probe("size", 1, false)))
            .kill(1, 0, 0b1)
            .explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    assertThat(chosen.picks()).singleElement().extracting(Pick::items).isEqualTo(0b1L);
  }

  @Test
  void of_leavesSummariesOut_whereOtherObserversTellOfTheChange() {
    Explored explored =
        new Matrix(0)
            .trial(
                call(0, 0),
                returned(
                    null,
                    probe("toString", 5, true),
                    probe("size", 1, true),
                    probe("hashCode", 9, true)))
            .trial(call(1, 1), returned(null, probe("toString", 5, true)))
            .explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    assertThat(chosen.picks()).extracting(Pick::items).containsExactly(0b100L, 0b10L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[K\"a7u_Cou", "\u00e9", "{}"})
  void of_prefersPlainValues_whereOddOnesTellTheSame(String odd) {
    Explored explored =
        new Matrix(1)
            .trial(call(0, 0, Value.of(odd)), value(1), 0)
            .trial(call(1, 0, Value.of("abc")), value(1), 0)
            .explored();

    Chosen chosen = Minimal.of(explored, noPreference());

    assertThat(ids(chosen)).containsExactly(1);
  }

  @Test
  void of_keepsAGetter_thatNoticesWhatNothingElseDoes() {
    Trial size = new Trial(0, 0, Matrix.BOX, List.of());
    Trial push = new Trial(1, 1, Matrix.BOX, List.of(Value.of(4)));
    Explored explored =
        new Matrix(0)
            .mutants(Operator.PRIMITIVE_RETURNS)
            .trial(size, value(0))
            .trial(push, returned(null, probe("size", 1, true)))
            .kill(1, 0)
            .explored();
    Preference preference = new Preference(List.of(task(0, "size", size), task(1, "push", push)));

    Chosen chosen = Minimal.of(explored, preference);

    assertThat(ids(chosen)).containsExactly(0, 1);
    assertThat(chosen.toldElsewhere()).isEmpty();
  }

  @Test
  void of_isEmpty_whereNothingWasTried() {
    Chosen chosen = Minimal.of(new Matrix(3).explored(), noPreference());

    assertThat(chosen.picks()).isEmpty();
    assertThat(chosen.redundant()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void of_losesNothing_andAddsNothing(long seed) {
    Explored explored = random(new SplittableRandom(seed));

    Chosen chosen = Minimal.of(explored, noPreference());

    Set<Integer> killed = new TreeSet<>();
    explored.kills().stream().map(Kill::mutant).forEach(killed::add);
    Set<Integer> taken = new TreeSet<>();
    explored.trials().forEach(it -> taken.addAll(it.branches()));
    Set<Integer> noticed = new TreeSet<>();
    explored.kills().stream()
        .filter(kill -> chosen.picks().stream().anyMatch(it -> it.notices(kill)))
        .map(Kill::mutant)
        .forEach(noticed::add);
    assertThat(noticed).isEqualTo(killed);
    assertThat(Measured.of(explored, chosen.picks()).taken()).isEqualTo(taken.size());
    assertThat(chosen.picks()).hasSize(explored.trials().size() - chosen.redundant());
    assertThat(explored.trials()).containsAll(chosen.picks().stream().map(Pick::tried).toList());
    assertThat(chosen).isEqualTo(Minimal.of(explored, noPreference()));
  }

  private static Explored random(RandomGenerator random) {
    int branches = 1 + random.nextInt(30);
    Matrix matrix = new Matrix(branches);
    Operator[] operators = Operator.values();
    int mutants = 1 + random.nextInt(60);
    for (int i = 0; i < mutants; i++) {
      matrix.mutants(operators[random.nextInt(operators.length)]);
    }
    int trials = 1 + random.nextInt(80);
    for (int id = 0; id < trials; id++) {
      Observed observed =
          random.nextBoolean()
              ? value(id)
              : returned(null, probe("a", id, true), probe("b", 2, false), probe("c", 3, true));
      boolean outcome = observed instanceof Observed.Returned it && it.value() != null;
      matrix.trial(call(id, id % 7, Value.of(id)), observed, random.nextInt(branches));
      for (int i = 0; i < random.nextInt(9); i++) {
        long items = outcome ? 1 : random.nextInt(5) == 0 ? Kill.ALL : 2L << random.nextInt(3);
        matrix.kill(1 + random.nextInt(mutants), id, items);
      }
    }
    return matrix.explored();
  }

  private static List<Integer> ids(Chosen chosen) {
    return chosen.picks().stream().map(it -> it.tried().trial().id()).toList();
  }
}
