package dev.assay.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Changed;
import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.Observed.Lost;
import dev.assay.lab.Observed.Probe;
import dev.assay.lab.Observed.Returned;
import dev.assay.lab.Observed.Threw;
import dev.assay.lab.Observed.Why;
import dev.assay.lab.Reply.Kill;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ItemsTest {
  @Test
  void differing_isNone_forTheSame() {
    Observed seen = returned(Value.of(1), List.of(probe("size", 1)), List.of(probe("a", 2)));

    assertThat(Items.differing(seen, seen)).isZero();
  }

  @Test
  void differing_isTheOutcome_forAnotherValue() {
    assertThat(Items.differing(returned(Value.of(1)), returned(Value.of(2)))).isEqualTo(1);
    assertThat(Items.differing(returned(Value.of(1)), returned(null))).isEqualTo(1);
    assertThat(Items.differing(returned(Value.of("a")), returned(Value.NULL))).isEqualTo(1);
  }

  @Test
  void differing_allowsWhatATestAllows_forFloatingPoint() {
    assertThat(Items.differing(returned(Value.of(0.3)), returned(Value.of(0.1 + 0.2)))).isZero();
    assertThat(Items.differing(returned(Value.of(0.3)), returned(Value.of(0.300001)))).isEqualTo(1);
    assertThat(Items.differing(returned(Value.of(Double.NaN)), returned(Value.of(Double.NaN))))
        .isZero();
  }

  @Test
  void differing_isNone_whereNothingWasThereToAssert() {
    assertThat(Items.differing(returned(null), returned(Value.of(2)))).isZero();
  }

  @Test
  void differing_isTheOutcome_whereItIsNoLongerTheReceiver() {
    Observed self = new Returned(null, true, List.of(), List.of(), List.of(), List.of());

    assertThat(Items.differing(self, returned(null))).isEqualTo(1);
    assertThat(Items.differing(self, self)).isZero();
  }

  @Test
  void differing_numbersProbesInTheirOrder() {
    Observed expected =
        returned(
            Value.of(1),
            List.of(probe("size", 1), probe("name", 2)),
            List.of(probe("open", 3), probe("total", 4)));
    Observed seen =
        returned(
            Value.of(1),
            List.of(probe("name", 9), probe("size", 1)),
            List.of(probe("total", 9), probe("more", 7), probe("open", 3)));

    assertThat(Items.differing(expected, seen)).isEqualTo(0b10100);
  }

  @Test
  void differing_countsAProbeThatCouldNotBeAsked() {
    Observed expected = returned(null, List.of(probe("size", 1)), List.of());

    assertThat(Items.differing(expected, returned(Value.NULL))).isEqualTo(0b10);
  }

  @Test
  void differing_countsNull_whereAnObjectWasThatCannotBeWritten() {
    Observed expected = returned(null);

    assertThat(Items.differing(expected, returned(Value.NULL))).isEqualTo(0b1);
    assertThat(Items.differing(expected, returned(null))).isZero();
  }

  @Test
  void differing_doesNotCountAProbeThatWasCutOff() {
    List<Probe> many = new ArrayList<>();
    for (int i = 0; i < Observed.MOST_ITEMS; i++) {
      many.add(probe("other" + i, i));
    }

    long items =
        Items.differing(
            returned(null, List.of(), List.of(probe("size", 1))), returned(null, List.of(), many));

    assertThat(items).isZero();
  }

  @Test
  void differing_seesArgumentsThatHoldSomethingElse() {
    Observed expected =
        new Returned(
            Value.of(1),
            false,
            List.of(),
            List.of(probe("a", 1)),
            List.of(new Changed(0, Value.of(5)), new Changed(2, Value.of(6))),
            List.of());
    Observed untouched =
        new Returned(
            Value.of(1),
            false,
            List.of(),
            List.of(probe("a", 1)),
            List.of(new Changed(2, Value.of(6))),
            List.of());

    assertThat(Items.differing(expected, untouched)).isEqualTo(0b100);
    assertThat(Items.differing(untouched, expected)).isZero();
  }

  @Test
  void differing_comparesWhatArgumentsSay_byWhatTheyWereAsked() {
    Observed expected = changed(new Changed(0, "getIndex", Value.of(5)));

    assertThat(Items.differing(expected, changed(new Changed(0, "getIndex", Value.of(5)))))
        .isZero();
    assertThat(Items.differing(expected, changed(new Changed(0, "getIndex", Value.of(6)))))
        .isEqualTo(0b10);
    assertThat(Items.differing(expected, changed(new Changed(0, "getError", Value.of(5)))))
        .isEqualTo(0b10);
  }

  @Test
  void differing_comparesAnswers_byWhatTheFunctionWasGiven() {
    Probe five = new Probe("apply", List.of(Value.of(5)), Value.of(10), false);
    Probe zero = new Probe("apply", List.of(Value.of(0)), Value.of(5), false);
    Probe other = new Probe("apply", List.of(Value.of(0)), Value.of(-5), false);

    Observed expected = returned(null, List.of(five, zero), List.of());

    assertThat(Items.differing(expected, expected)).isZero();
    assertThat(Items.differing(expected, returned(null, List.of(five, other), List.of())))
        .isEqualTo(0b100);
  }

  private static Observed changed(Changed changed) {
    return new Returned(null, false, List.of(), List.of(), List.of(changed), List.of());
  }

  @Test
  void differing_seesInteractionsAsOne() {
    Observed expected = told(new Interaction(0, "send", unknownAnd(Value.of(1))));

    assertThat(Items.differing(expected, told())).isEqualTo(0b10);
    assertThat(Items.differing(expected, told(new Interaction(0, "stop", unknownAnd(null)))))
        .isEqualTo(0b10);
    assertThat(
            Items.differing(
                expected, told(new Interaction(0, "send", List.of(Value.of("any"), Value.of(1))))))
        .isZero();
    assertThat(Items.differing(told(), expected)).isZero();
  }

  @Test
  void differing_isAll_whereItEndedOtherwise() {
    Observed threw = threw("java.lang.IllegalStateException");

    assertThat(Items.differing(returned(Value.of(1)), threw)).isEqualTo(Kill.ALL);
    assertThat(Items.differing(threw, returned(Value.of(1)))).isEqualTo(Kill.ALL);
    assertThat(Items.differing(threw, threw("java.lang.NullPointerException"))).isEqualTo(Kill.ALL);
  }

  @Test
  void differing_isNone_whereTheExpectedExceptionIsExtended() {
    Observed seen =
        threw("a.Outer$Own", "java.lang.IllegalStateException", "java.lang.RuntimeException");

    assertThat(Items.differing(threw("java.lang.IllegalStateException"), seen)).isZero();
    assertThat(Items.differing(threw("a.Outer.Own"), seen)).isZero();
  }

  @ParameterizedTest
  @EnumSource(Why.class)
  void differing_isAll_whereAMutantIsLost(Why why) {
    assertThat(Items.differing(returned(null), new Lost(why, ""))).isEqualTo(Kill.ALL);
    assertThat(Items.differing(new Lost(why, ""), returned(null))).isZero();
  }

  @Test
  void without_leavesWhatIsSteady() {
    Observed seen =
        returned(
            Value.of(1),
            List.of(probe("size", 1), probe("id", 2)),
            List.of(probe("at", 3), probe("b", 4)));

    Observed left = Items.without(seen, 0b01100);

    assertThat(left)
        .isEqualTo(returned(Value.of(1), List.of(probe("size", 1)), List.of(probe("b", 4))));
  }

  @Test
  void without_isNothing_whereTheOutcomeIsGoneAndNothingElseHappened() {
    assertThat(Items.without(returned(Value.of(1)), 1)).isNull();
    assertThat(Items.without(returned(Value.of(1)), Kill.ALL)).isNull();
    assertThat(Items.without(returned(Value.of(1), List.of(), List.of(probe("unchanged", 2))), 1))
        .isNull();
  }

  @Test
  void without_leavesWhatTheCallDid_whereItsOutcomeIsGone() {
    Probe grown = new Probe("size", Value.of(2), true);

    Observed left = Items.without(returned(Value.of(1), List.of(), List.of(grown)), 1);

    assertThat(left).isEqualTo(returned(null, List.of(), List.of(grown)));
  }

  @Test
  void without_leavesTheException_whereOnlyTheCallsOfStubsDiffer() {
    Threw seen = threw("java.lang.IllegalStateException");

    assertThat(Items.without(seen, 0b10)).isEqualTo(seen);
  }

  @Test
  void left_movesItemsTogether_andKeepsThePlaceOfTheOutcome() {
    assertThat(Items.left(0b11011, 0b00100)).isEqualTo(0b1111);
    assertThat(Items.left(0b00100, 0b00100)).isZero();
    assertThat(Items.left(0b00101, 0b00001)).isEqualTo(0b100);
  }

  private static Returned returned(@Nullable Value value) {
    return returned(value, List.of(), List.of());
  }

  private static Returned returned(
      @Nullable Value value, List<Probe> ofResult, List<Probe> ofReceiver) {
    return new Returned(value, false, ofResult, ofReceiver, List.of(), List.of());
  }

  private static Returned told(Interaction... interactions) {
    return new Returned(Value.of(1), false, List.of(), List.of(), List.of(), List.of(interactions));
  }

  @Test
  void differing_seesOtherWordsOfTheCode() {
    Threw expected = saying("items must not be null", "shop.Cart.add:3");
    Threw seen = saying("Cannot invoke \"Item.price()\" because \"it\" is null", "shop.Cart.add:5");

    assertThat(Items.differing(expected, seen)).isEqualTo(0b10);
    assertThat(Items.differing(seen, expected)).isZero();
  }

  @Test
  void without_leavesTheExceptionWithoutItsWords() {
    Threw seen = saying("at 12:30", "shop.Cart.add:3");

    Observed left = Items.without(seen, 0b10);

    assertThat(left).isInstanceOfSatisfying(Threw.class, it -> assertThat(it.message()).isNull());
  }

  private static Threw saying(String message, String thrownBy) {
    TypeName type = TypeName.of("java.lang", "NullPointerException");
    return new Threw(type, List.of(type.qualified()), message, 3, thrownBy, true, List.of());
  }

  private static Threw threw(String... actual) {
    String name = actual[0];
    int dot = name.lastIndexOf('.');
    TypeName type = TypeName.of(name.substring(0, dot), name.substring(dot + 1));
    return new Threw(type, List.of(actual), "", 0, "a", true, List.of());
  }

  private static List<@Nullable Value> unknownAnd(@Nullable Value value) {
    List<@Nullable Value> all = new ArrayList<>();
    all.add(null);
    all.add(value);
    return all;
  }

  private static Probe probe(String method, int value) {
    return new Probe(method, Value.of(value), false);
  }
}
