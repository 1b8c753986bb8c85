package dev.assay.ml.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConformalTest {
  @Test
  void of_takesTheNinthOfNine_andTheEighteenthOfNineteen() {
    assertThat(Conformal.of(misses(9)).width(0)).isEqualTo(9);
    assertThat(Conformal.of(misses(19)).width(0)).isEqualTo(18);
    assertThat(Conformal.of(misses(99)).width(0)).isEqualTo(90);
  }

  @Test
  void of_gives_none_whereThereAreTooFew() {
    assertThat(Conformal.of(misses(8)).given()).isFalse();
    assertThat(Conformal.of(List.of())).isEqualTo(Conformal.NONE);
  }

  @Test
  void of_countsQueries_andNotTheirIntervals() {
    List<Conformal.Miss> misses = new ArrayList<>();
    for (int query = 0; query < 9; query++) {
      for (int interval = 0; interval < (query == 0 ? 1_000 : 10); interval++) {
        misses.add(new Conformal.Miss(0, query, query));
      }
    }

    assertThat(Conformal.of(misses).width(0)).isEqualTo(8);
    assertThat(Conformal.of(misses.stream().filter(m -> m.unit() < 8).toList()).given()).isFalse();
  }

  @Test
  void of_isNarrowerWherePredictionsAreSteadier() {
    Random random = new Random(1);
    List<Conformal.Miss> misses =
        IntStream.range(0, 2_700)
            .mapToObj(i -> {
              double size = i % 9;
              double noise = size < 3 ? 0.5 : 0.1;
              return new Conformal.Miss(size, Math.abs(random.nextGaussian()) * noise, i);
            })
            .toList();

    Conformal conformal = Conformal.of(misses);

    assertThat(conformal.edges()).containsExactly(3.0, 6.0);
    assertThat(conformal.width(2)).isCloseTo(0.5 * 1.645, within(0.06));
    assertThat(conformal.width(4)).isCloseTo(0.1 * 1.645, within(0.012));
    assertThat(conformal.width(100)).isCloseTo(0.1 * 1.645, within(0.012));
  }

  @Test
  void of_predictionsAllAlike_isOneWidth() {
    List<Conformal.Miss> misses =
        IntStream.range(0, 500).mapToObj(i -> new Conformal.Miss(1, i, i)).toList();

    Conformal conformal = Conformal.of(misses);

    assertThat(conformal.width(0)).isEqualTo(conformal.width(2)).isEqualTo(450);
  }

  @Test
  void conformal_refusesWidthsThatDoNotFit() {
    assertThatThrownBy(() -> new Conformal(0.9, List.of(1.0), List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Conformal.Miss> misses(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> new Conformal.Miss(0, i, i)).toList();
  }
}
