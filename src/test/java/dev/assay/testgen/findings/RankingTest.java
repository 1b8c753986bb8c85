package dev.assay.testgen.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static Finding finding(String method, String kind, String text) {
    return new Finding(method, 1, kind, text);
  }

  @Test
  void of_putsTheMostCertainFirst() {
    List<Finding> sorted =
        Ranking.of(
            List.of(
                finding("A.a()", "patternDisagrees", "p"),
                finding("A.b()", "compareToContract", "hint: maybe"),
                finding("A.c()", "leakingException", "l"),
                finding("A.c()", "leakingException", "l"),
                finding("A.d()", "equalsContract", "e")));

    assertThat(sorted).extracting(Finding::text).containsExactly("e", "l", "p", "hint: maybe");
  }

  @Test
  void of_countsWhatIsTooMuchToRead() {
    List<Finding> many =
        IntStream.range(0, 15)
            .mapToObj(i -> finding("A.m" + i + "(int)", "leakingException", "t" + i))
            .toList();

    assertThat(Ranking.of(many))
        .extracting(Finding::text)
        .containsExactly("t0", "t1", "t2 (and 12 more of this kind in A)");
  }

  @Test
  void of_countsClassByClass() {
    List<Finding> both =
        List.of(
            finding("A(int)", "overflow", "a"),
            finding("A.f()", "overflow", "b"),
            finding("A.g()", "overflow", "c"),
            finding("B.f()", "overflow", "d"));

    assertThat(Ranking.of(both)).isEqualTo(both);
  }
}
