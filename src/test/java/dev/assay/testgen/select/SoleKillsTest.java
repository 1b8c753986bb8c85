package dev.assay.testgen.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Reply.Explored;
import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Reply.Operator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SoleKillsTest {
  @Test
  void of_givesWhatNoOtherNotices() {
    Explored explored =
        new Matrix(0)
            .mutants(Operator.MATH, Operator.MATH, Operator.MATH)
            .row(0, 0)
            .row(1, 0)
            .row(2, 0)
            .kill(1, 1)
            .kill(2, 0)
            .kill(2, 1)
            .kill(3, 1)
            .kill(3, 2)
            .explored();

    var sole = SoleKills.of(explored, Set.of(1, 2));

    assertThat(sole).containsEntry(1, List.of(1, 3)).containsEntry(2, List.of(3)).hasSize(2);
  }

  @Test
  void of_claimsNothing_whereOthersWereNotRun() {
    Matrix matrix = new Matrix(0).mutants(Operator.MATH, Operator.MATH);
    Set<Integer> fromPatterns = new TreeSet<>();
    for (int id = 0; id < Kill.MOST; id++) {
      matrix.row(id, 0).kill(1, id);
      fromPatterns.add(id);
    }
    matrix.kill(2, 0, Kill.ALL).kill(2, 1, Kill.ALL);

    var sole = SoleKills.of(matrix.explored(), fromPatterns);

    assertThat(sole).isEmpty();
  }

  @Test
  void of_isEmpty_withoutPatterns() {
    Explored explored = new Matrix(0).mutants(Operator.MATH).row(0, 0).kill(1, 0).explored();

    assertThat(SoleKills.of(explored, Set.of())).isEmpty();
  }
}
