package dev.assay.query.anomaly;

import dev.assay.bus.Call;
import dev.assay.query.Forecast.Prediction;
import dev.assay.query.collect.Interval;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the anomaly desk asks of others. None of it blocks; safe on any thread.
 *
 * @param down why a database does not answer, or null while it does; throws ABSENT for one that
 *     nobody knows
 */
public record AnomalyPorts(
    Function<String, @Nullable String> down,
    Intervals intervals,
    Predictions predictions,
    InstantSource clock) {

  /** What queries did. */
  @FunctionalInterface
  public interface Intervals {
    /**
     * Those that end after {@code since}, by fingerprint, oldest first; of no fingerprints all are
     * meant.
     */
    Future<Map<String, List<Interval>>> of(
        String database, List<String> fingerprints, Instant since, Call call);
  }

  /** What the model says of queries. */
  @FunctionalInterface
  public interface Predictions {
    /** By fingerprint; whatever there is, and nothing where it cannot be asked. */
    Future<Map<String, Prediction>> of(String database, List<String> fingerprints, Call call);
  }
}
