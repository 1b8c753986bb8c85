package dev.assay.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void of_findsTheNameWithTheFewestChanges_whateverItsCase() {
    assertThat(Nearest.of("Withdrew", List.of("deposit", "withdraw", "draw"))).contains("withdraw");
  }

  @Test
  void of_takesTheFirstByName_whereTwoAreAsNear() {
    assertThat(Nearest.of("cat", List.of("hat", "bat"))).contains("bat");
  }

  @Test
  void of_isEmpty_whereThereAreNoNames() {
    assertThat(Nearest.of("cat", List.of())).isEmpty();
  }

  @Test
  void of_looksAtTheStartOfLongNamesOnly() {
    String meant = "a".repeat(1_000_000);

    assertThat(Nearest.of(meant, List.of("b", "a".repeat(500_000)))).contains("a".repeat(500_000));
    assertThat(Nearest.shortened(meant)).hasSize(103);
  }
}
