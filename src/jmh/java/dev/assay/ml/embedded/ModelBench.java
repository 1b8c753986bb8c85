package dev.assay.ml.embedded;

import com.microsoft.ml.lightgbm.PredictionType;
import dev.assay.ml.Ml;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One row of 80 features, by 300 trees: the whole prediction, the trees alone, the library's own.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@State(Scope.Thread)
public class ModelBench {
  private static final int WIDTH = 80;
  private static final int ROWS = 4_096;

  private final Random random = new Random(1);
  private final double[][] rows = new double[ROWS][];
  private Predictor predictor;
  private Trees trees;
  private LGBMBooster library;
  private int next;

  @Setup
  public void train() throws LGBMException {
    List<String> names = new ArrayList<>(List.of("plan.totalCost"));
    for (int i = 1; i < WIDTH; i++) {
      names.add("plan.figure" + i);
    }
    List<Ml.Example> examples = new ArrayList<>();
    double[] target = new double[ROWS];
    double[] weight = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = random.doubles(WIDTH, -1, 10_000).toArray();
      target[i] = Math.log(2 + rows[i][0] + rows[i][1] * random.nextDouble());
      weight[i] = 1;
      List<Double> row = Arrays.stream(rows[i]).boxed().toList();
      if (i < ROWS / 2) {
        examples.add(new Ml.Example("q" + i % 200, row, Math.exp(target[i]), 1, row.getFirst()));
      }
    }
    predictor =
        Trainer.train(Table.of(new Ml.Fit("a", "b", "f", names, examples)), rounds -> {})
            .predictor();
    String text = Boosting.grow(new Boosting.Lesson(rows, target, weight, 20), 300, rounds -> {});
    trees = TreeText.read(text);
    library = LGBMBooster.loadModelFromString(text);
  }

  @TearDown
  public void close() throws LGBMException {
    library.close();
  }

  @Benchmark
  public Ml.Estimate prediction() {
    return predictor.estimate(row());
  }

  @Benchmark
  public double treesOnly() {
    return trees.sum(row());
  }

  @Benchmark
  public double libraryOnly() throws LGBMException {
    return library.predictForMatSingleRow(row(), PredictionType.C_API_PREDICT_NORMAL);
  }

  private double[] row() {
    next = (next + 1) % ROWS;
    return rows[next];
  }
}
