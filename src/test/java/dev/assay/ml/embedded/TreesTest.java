package dev.assay.ml.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TreesTest {
  private static final int WIDTH = 12;
  private final Random random = new Random(7);
  private final String text = grown(61);

  @Test
  void sum_isTheLibrarys_onRowsWithUnknownsTiesAndExtremes() throws Exception {
    double[][] rows = new double[5_000][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(i % 3 == 0 ? 1e9 : 50);
    }

    Trees trees = TreeText.read(text);

    assertThat(trees.size()).isEqualTo(61);
    try (var library = LGBMBooster.loadModelFromString(text)) {
      for (double[] row : rows) {
        double[] expected =
            library.predictForMat(row, 1, WIDTH, true, PredictionType.C_API_PREDICT_NORMAL);
        assertThat(trees.sum(row)).isEqualTo(expected[0]);
      }
    }
  }

  @Test
  void sum_isTheLibrarys_onTheThresholdsThemselves() throws Exception {
    double[] thresholds =
        text.lines()
            .filter(line -> line.startsWith("threshold="))
            .flatMap(line -> Stream.of(line.substring(10).split(" ")))
            .mapToDouble(Double::parseDouble)
            // The library takes what is nearer to 0 than 1e-35 for 0; no feature is.
            .filter(threshold -> Math.abs(threshold) > 1e-30)
            .toArray();
    assertThat(thresholds).hasSizeGreaterThan(500);

    Trees trees = TreeText.read(text);

    try (var library = LGBMBooster.loadModelFromString(text)) {
      for (int i = 0; i < 1_000; i++) {
        double[] row =
            random.ints(WIDTH, 0, thresholds.length).mapToDouble(t -> thresholds[t]).toArray();
        double[] expected =
            library.predictForMat(row, 1, WIDTH, true, PredictionType.C_API_PREDICT_NORMAL);
        assertThat(trees.sum(row)).isEqualTo(expected[0]);
      }
    }
  }

  @Test
  void leaves_areTheLibrarys() throws Exception {
    double[] row = row(50);

    Trees trees = TreeText.read(text);

    try (var library = LGBMBooster.loadModelFromString(text)) {
      double[] leaves =
          library.predictForMat(row, 1, WIDTH, true, PredictionType.C_API_PREDICT_LEAF_INDEX);
      int[] own = trees.leaves(row);
      assertThat(own).hasSameSizeAs(leaves);
      assertThat(own[0]).isEqualTo((int) leaves[0]);
    }
  }

  @Test
  void grow_isTheSameTwice() {
    String again = new TreesTest().text;

    assertThat(again).isEqualTo(text);
  }

  @Test
  void read_ofTargetsAllAlike_isOneLeafATree() {
    double[][] rows = new double[60][];
    double[] target = new double[60];
    double[] weight = new double[60];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(50);
      target[i] = 2.5;
      weight[i] = 1;
    }

    Trees trees =
        TreeText.read(
            Boosting.grow(new Boosting.Lesson(rows, target, weight, 3), 20, rounds -> {}));

    assertThat(trees.sum(row(50))).isEqualTo(2.5);
  }

  @Test
  void read_refusesATextThatIsCutOff() {
    String half = text.substring(0, text.length() / 2);

    assertThatThrownBy(() -> TreeText.read(half)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TreeText.read("")).hasMessageContaining("not whole");
  }

  @Test
  void read_refusesWhatItCannotWalk() {
    String missing = text.replaceFirst("decision_type=2", "decision_type=10");
    String circle = text.replaceFirst("left_child=\\d+", "left_child=0");
    String nothing = text.replaceFirst("threshold=\\S+", "threshold=nan");

    assertThatThrownBy(() -> TreeText.read(missing)).hasMessageContaining("plain numeric");
    assertThatThrownBy(() -> TreeText.read(circle)).hasMessageContaining("leads to 0");
    assertThatThrownBy(() -> TreeText.read(nothing)).isInstanceOf(IllegalArgumentException.class);
  }

  private String grown(int rounds) {
    double[][] rows = new double[2_000][];
    double[] target = new double[rows.length];
    double[] weight = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(50);
      target[i] = Math.log(1 + Math.abs(rows[i][0] * 3 + rows[i][1] * rows[i][2]) + i % 5);
      weight[i] = 1 + i % 4;
    }
    return Boosting.grow(new Boosting.Lesson(rows, target, weight, 20), rounds, done -> {});
  }

  private double[] row(double scale) {
    double[] row = new double[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      row[i] =
          switch (random.nextInt(4)) {
            case 0 -> -1;
            case 1 -> random.nextInt(10);
            case 2 -> 0;
            default -> random.nextDouble() * scale;
          };
    }
    return row;
  }
}
