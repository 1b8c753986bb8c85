package dev.assay.testgen.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.evaluate.Outcome;
import dev.assay.testgen.generate.Expectation.Provenance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpectationTest {
  private static final Interaction CALL = new Interaction(0, "send", List.of());
  private static final Observed.Returned RETURNED =
      new Observed.Returned(
          Value.of(5),
          false,
          List.of(new Observed.Probe("size", Value.of(1), false)),
          List.of(
              new Observed.Probe("count", Value.of(2), true),
              new Observed.Probe("name", Value.of("n"), false)),
          List.of(new Observed.Changed(0, Value.of(3))),
          List.of(CALL));

  private static Expectation.Returns returned(Observed observed, long items) {
    return (Expectation.Returns) Expectation.of(observed, items, Provenance.OBSERVED, 7);
  }

  @Test
  void of_takesOnlyTheChosenItems() {
    Expectation.Returns outcome = returned(RETURNED, 0b1);
    Expectation.Returns name = returned(RETURNED, 0b1000);
    Expectation.Returns rest = returned(RETURNED, 0b110010);

    assertThat(outcome.value()).isEqualTo(Value.of(5));
    assertThat(outcome.after().plain()).isTrue();
    assertThat(outcome.interactions()).isEmpty();
    assertThat(name.value()).isNull();
    assertThat(name.after().ofReceiver())
        .containsExactly(new Outcome.Probe("name", Value.of("n"), false));
    assertThat(rest.after().ofResult())
        .containsExactly(new Outcome.Probe("size", Value.of(1), false));
    assertThat(rest.after().ofArguments()).containsExactly(new Outcome.Changed(0, Value.of(3)));
    assertThat(rest.interactions()).containsExactly(CALL);
    assertThat(rest.path()).isEqualTo(7);
  }

  @Test
  void of_assertsSilence_whenNoStubWasCalled() {
    Observed quiet =
        new Observed.Returned(Value.of(5), false, List.of(), List.of(), List.of(), List.of());

    assertThat(returned(quiet, 0b11).silent()).isTrue();
    assertThat(returned(quiet, 0b1).silent()).isFalse();
  }

  @Test
  void of_isUnknown_whenNothingIsChosen() {
    assertThat(Expectation.of(RETURNED, 0, Provenance.OBSERVED, 0))
        .isInstanceOfSatisfying(
            Expectation.Unknown.class,
            unknown -> assertThat(unknown.code()).isEqualTo(Skip.NOTHING_TO_OBSERVE));
  }

  @Test
  void of_assertsTheMessage_onlyWhenItIsChosen() {
    Observed threw =
        new Observed.Threw(
            TypeName.of(IllegalStateException.class),
            List.of("java.lang.IllegalStateException"),
            "no",
            12,
            "demo.Foo.bar:12",
            true,
            List.of(CALL));

    var plain = (Expectation.Throws) Expectation.of(threw, 0b1, Provenance.SPECIFIED, 0);
    var said = (Expectation.Throws) Expectation.of(threw, 0b11, Provenance.SPECIFIED, 0);
    var heard = (Expectation.Throws) Expectation.of(threw, 0b101, Provenance.SPECIFIED, 0);

    assertThat(plain.message()).isNull();
    assertThat(said.message()).isEqualTo("no");
    assertThat(said.interactions()).isEmpty();
    assertThat(heard.message()).isNull();
    assertThat(plain.line()).isEqualTo(12);
    assertThat(plain.interactions()).isEmpty();
    assertThat(heard.interactions()).containsExactly(CALL);
  }

  @ParameterizedTest
  @EnumSource
  void of_isUnknown_whenNothingCouldBeSeen(Observed.Why why) {
    Expectation lost = Expectation.of(new Observed.Lost(why, "words"), 1, Provenance.OBSERVED, 0);

    assertThat(lost).isEqualTo(new Expectation.Unknown(Skip.valueOf(why.name()), "words"));
    assertThat(Skip.of(why).text("words")).endsWith("words");
  }
}
