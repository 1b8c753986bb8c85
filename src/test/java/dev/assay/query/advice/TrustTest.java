package dev.assay.query.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.query.advice.Trust.Point;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrustTest {
  @Test
  void costsThatOrderTimes_areTrustedTheMoreQueriesShowIt() {
    double few = of(6, i -> i * i).confidence();
    double many = of(100, i -> i * i).confidence();

    assertThat(few).isBetween(0.9, many);
    assertThat(many).isGreaterThan(0.99);
  }

  @Test
  void costsThatOrderNothing_orTheWrongWay_areNotTrusted() {
    var random = new SplittableRandom(3);

    assertThat(of(50, i -> random.nextDouble()).confidence()).isLessThan(0.3);
    assertThat(of(50, i -> -i).confidence()).isZero();
    assertThat(of(50, i -> 7).confidence()).isZero();
  }

  @Test
  void tooFewQueries_showNothing() {
    assertThat(of(4, i -> i)).isEqualTo(new Trust(0, 4));
    assertThat(Trust.of(List.of())).isEqualTo(new Trust(0, 0));
  }

  @Test
  void confidence_isTheCorrelationLessOneStandardError() {
    // Ranks 0..7 with one pair swapped at distance 2: 1 - 6 * 8 / (8 * 63).
    double[] times = {0, 1, 4, 3, 2, 5, 6, 7};
    double r = 1 - 6.0 * 8 / (8 * 63);

    assertThat(of(8, i -> times[i]).confidence())
        .isCloseTo(Math.tanh(0.5 * Math.log((1 + r) / (1 - r)) - 1 / Math.sqrt(5)), within(1e-9));
  }

  private static Trust of(int queries, IntToDoubleFunction ms) {
    return Trust.of(
        IntStream.range(0, queries).mapToObj(i -> new Point(i, ms.applyAsDouble(i))).toList());
  }
}
