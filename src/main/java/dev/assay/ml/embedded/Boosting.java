package dev.assay.ml.embedded;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;

/**
 * Grows trees with LightGBM. Blocks, and holds native memory while it does; each call is for one
 * thread.
 *
 * <p>The same rows give the same trees: one thread, a fixed seed, rows in their order. One thread
 * also leaves the other cores to who asks for predictions meanwhile.
 */
final class Boosting {
  // Absolute error on logarithms: the median ratio is what is wanted, and one interval with a lock
  // wait in it does not pull a leaf away. -1 for unknown is a value below all others, so a split
  // can tell it, and nothing is left to the library's own treatment of missing values.
  private static final String PARAMETERS =
      "objective=regression_l1 learning_rate=0.05 num_leaves=15 lambda_l2=1.0"
          + " feature_fraction=0.7 bagging_fraction=0.8 bagging_freq=1 min_data_in_bin=1"
          + " feature_pre_filter=false use_missing=false force_row_wise=true deterministic=true"
          + " num_threads=1 verbosity=-1 seed=20250401";

  private Boosting() {}

  /**
   * What is to be learned: a target and a weight for each row, and how many rows a leaf must have.
   * Arrays are only read.
   */
  static final class Lesson {
    final double[][] rows;
    final double[] target;
    final double[] weight;
    final int fewestInLeaf;

    Lesson(double[][] rows, double[] target, double[] weight, int fewestInLeaf) {
      this.fewestInLeaf = fewestInLeaf;
      this.rows = rows;
      this.target = target;
      this.weight = weight;
    }
  }

  /** The text of a model of at most {@code rounds} trees. */
  static String grow(Lesson lesson, int rounds, Ticker ticker) {
    NativeLibrary.load();
    String parameters = PARAMETERS + " min_data_in_leaf=" + lesson.fewestInLeaf;
    try (LGBMDataset data = dataset(lesson, parameters);
        LGBMBooster booster = LGBMBooster.create(data, parameters)) {
      int done = 0;
      while (done < rounds) {
        ticker.ticked(1);
        done++;
        if (booster.updateOneIter()) {
          break;
        }
      }
      ticker.ticked(rounds - done);
      return booster.saveModelToString(0, 0, FeatureImportanceType.GAIN);
    } catch (LGBMException e) {
      throw new IllegalStateException("LightGBM could not train: " + e.getMessage(), e);
    }
  }

  private static LGBMDataset dataset(Lesson lesson, String parameters) throws LGBMException {
    int height = lesson.rows.length;
    int width = lesson.rows[0].length;
    double[] flat = new double[Math.multiplyExact(height, width)];
    float[] target = new float[height];
    float[] weight = new float[height];
    for (int i = 0; i < height; i++) {
      System.arraycopy(lesson.rows[i], 0, flat, i * width, width);
      target[i] = (float) lesson.target[i];
      weight[i] = (float) lesson.weight[i];
    }
    LGBMDataset data = LGBMDataset.createFromMat(flat, height, width, true, parameters, null);
    data.setField("label", target);
    data.setField("weight", weight);
    return data;
  }
}
