package dev.assay.query.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.query.predict.CostFit.Point;
import dev.assay.query.predict.CostFit.Scaled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CostFitTest {
  @Test
  void through_findsTheLine() {
    CostFit fit = CostFit.through(line(10)).orElseThrow();

    Scaled scaled = fit.of(550);

    assertThat(fit.slope()).isCloseTo(1, within(1e-9));
    assertThat(scaled.ms()).isCloseTo(5.5, within(1e-9));
    assertThat(scaled.outside()).isFalse();
    assertThat(scaled.range()).isNull();
  }

  @Test
  void through_isNotBentByOddQueries() {
    List<Point> points = new ArrayList<>(line(40));
    IntStream.range(0, 10).forEach(i -> points.add(new Point(100 + i, 1e6)));

    CostFit fit = CostFit.through(points).orElseThrow();

    assertThat(fit.of(3_000).ms()).isBetween(15.0, 60.0);
  }

  @Test
  void through_tellsTheRangeOfWhatWasSeen() {
    var random = new Random(7);
    List<Point> points =
        IntStream.rangeClosed(1, 200)
            .mapToObj(i -> new Point(100.0 * i, i * Math.exp(random.nextGaussian() * 0.2)))
            .toList();

    Scaled scaled = CostFit.through(points).orElseThrow().of(5_000);

    assertThat(scaled.ms()).isCloseTo(50, within(5.0));
    assertThat(scaled.range())
        .isNotNull()
        .satisfies(range -> assertThat(range.low()).isBetween(30.0, 42.0))
        .satisfies(range -> assertThat(range.high()).isBetween(60.0, 80.0));
  }

  @Test
  void through_isNothing_withFewerThanTenQueries() {
    List<Point> points = new ArrayList<>(line(9));
    points.add(new Point(0, 5));

    assertThat(CostFit.through(points)).isEmpty();
  }

  @Test
  void through_isNothing_whereCostsDoNotTellTimes() {
    List<Point> falling =
        IntStream.rangeClosed(1, 20).mapToObj(i -> new Point(i, 100.0 / i)).toList();
    List<Point> alike = IntStream.range(0, 20).mapToObj(i -> new Point(10, i + 1)).toList();

    assertThat(CostFit.through(falling)).isEmpty();
    assertThat(CostFit.through(alike)).isEmpty();
  }

  @Test
  void through_takesATimeOfZeroForTheShortest() {
    List<Point> points = new ArrayList<>(line(10));
    points.add(new Point(50, 0));

    assertThat(CostFit.through(points).orElseThrow().of(500).ms()).isFinite().isPositive();
  }

  /** A hundredth of the cost, exactly. */
  private static List<Point> line(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> new Point(100.0 * i, i)).toList();
  }
}
