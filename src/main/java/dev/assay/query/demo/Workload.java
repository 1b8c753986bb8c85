package dev.assay.query.demo;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * An application at its light daily work: one connection, a few steps a second, the same ones in
 * the same order after each start. Belongs to one thread; blocks until it is stopped.
 */
final class Workload {
  private static final Logger LOG = System.getLogger(Workload.class.getName());
  private static final long SEED = 20_260_601;
  private static final int LONGEST_PAUSE = 500;
  private static final int RECONNECT_PAUSE = 5_000;

  private final Connecting connecting;
  private final Stop stop;
  private final List<Step> steps = Steps.all();
  private final int weights = steps.stream().mapToInt(Step::weight).sum();
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

  /** Opens a connection. */
  @FunctionalInterface
  interface Connecting {
    Connection open() throws SQLException;
  }

  Workload(Connecting connecting, Stop stop) {
    this.connecting = connecting;
    this.stop = stop;
  }

  /** Works until the stop is asked for, which ends it by an {@link InterruptedException}. */
  void run() throws InterruptedException {
    while (true) {
      try (Connection connection = stop.over(connecting.open())) {
        while (true) {
          next().run(connection, random);
          stop.pause(random.nextInt(LONGEST_PAUSE));
        }
      } catch (SQLException e) {
        stop.check();
        LOG.log(Level.WARNING, "the demo''s workload begins again: {0}", e.getMessage());
        stop.pause(RECONNECT_PAUSE);
      }
    }
  }

  private Step next() {
    int left = random.nextInt(weights);
    for (Step step : steps) {
      left -= step.weight();
      if (left < 0) {
        return step;
      }
    }
    throw new IllegalStateException("no step for a weight within the sum of all");
  }
}
