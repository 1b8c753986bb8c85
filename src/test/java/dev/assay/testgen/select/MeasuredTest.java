package dev.assay.testgen.select;

import static dev.assay.testgen.select.Matrix.call;
import static dev.assay.testgen.select.Matrix.noPreference;
import static dev.assay.testgen.select.Matrix.probe;
import static dev.assay.testgen.select.Matrix.returned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Reply.Explored;
import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Reply.Operator;
import dev.assay.lab.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredTest {
  @Test
  void of_listsConstantsUnderTheirOwnNameOnly() {
    Explored explored =
        new Matrix(4)
            .mutants(Operator.MATH, Operator.MATH, Operator.CONSTANTS)
            .row(0, 0, 0, 1, 2)
            .kill(1, 0)
            .kill(3, 0)
            .explored();

    Measured measured = Measured.of(explored, Minimal.of(explored, noPreference()).picks());

    assertThat(measured.killed()).isEqualTo(1);
    assertThat(measured.mutants()).isEqualTo(2);
    assertThat(measured.mutationScore()).isEqualTo(0.5);
    assertThat(measured.branchCoverage()).isEqualTo(0.75);
    assertThat(measured.operators())
        .containsEntry(Operator.MATH, new Measured.Share(1, 2))
        .containsEntry(Operator.CONSTANTS, new Measured.Share(1, 1))
        .hasSize(2);
  }

  @Test
  void of_countsWhatTheAssertionsNotice() {
    Explored explored =
        new Matrix(0)
            .mutants(Operator.MATH, Operator.VOID_CALLS, Operator.MATH)
            .trial(call(0, 0), returned(Value.of(1), probe("size", 1, true)))
            .kill(1, 0, 1)
            .kill(2, 0, 0b10)
            .kill(3, 0, Kill.ALL)
            .explored();

    Measured outcomeOnly =
        Measured.of(explored, List.of(new Pick(explored.trials().getFirst(), 1)));
    Measured nothing = Measured.of(explored, List.of(new Pick(explored.trials().getFirst(), 0)));

    assertThat(outcomeOnly.killed()).isEqualTo(2);
    assertThat(nothing.killed()).isEqualTo(1);
  }

  @Test
  void of_countsOnlyWhatIsLeft() {
    Explored explored =
        new Matrix(2).mutants(Operator.MATH).row(0, 0, 0).row(1, 0, 1).kill(1, 1).explored();
    List<Pick> picks = Minimal.of(explored, noPreference()).picks();

    Measured measured = Measured.of(explored, picks.subList(0, 1));

    assertThat(measured.taken()).isEqualTo(1);
    assertThat(measured.killed()).isZero();
  }

  @Test
  void of_isFull_whereThereIsNothingToTakeOrNotice() {
    Measured measured = Measured.of(new Matrix(0).explored(), List.of());

    assertThat(measured.branchCoverage()).isEqualTo(1);
    assertThat(measured.mutationScore()).isEqualTo(1);
    assertThat(measured.operators()).isEmpty();
  }
}
