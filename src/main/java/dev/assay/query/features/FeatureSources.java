package dev.assay.query.features;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.query.collect.Interval;
import dev.assay.query.plan.TakenPlan;
import dev.assay.store.Postgres;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where features are taken from. None of it blocks; safe on any thread.
 *
 * @param postgres a database by its name; throws {@link Fault#ABSENT} where there is none
 * @param advised plans with the indexes that are advised, for the scenario {@code optimized}
 * @param epoch a text that is another one as soon as a database's statistics or plans are; known at
 *     once
 */
public record FeatureSources(
    Queries queries,
    Intervals intervals,
    Plans plans,
    Advised advised,
    Function<String, Postgres> postgres,
    Function<String, String> epoch,
    Unplanned unplanned,
    InstantSource clock) {
  /** The queries of a database. */
  @FunctionalInterface
  public interface Queries {
    /** Fingerprints of what was called since some time, the busiest first. */
    Future<List<String>> busiest(String database, Instant since, int limit, Call call);
  }

  /** What queries did. */
  @FunctionalInterface
  public interface Intervals {
    /** By fingerprint, oldest first, in one query; who has none is not in it. */
    Future<Map<String, List<Interval>>> of(
        String database, List<String> fingerprints, Instant since, Call call);
  }

  /** Why a query has no plan. */
  @FunctionalInterface
  public interface Unplanned {
    /** What kept the last try from succeeding; null where none failed. */
    @Nullable String why(String database, String fingerprint);
  }

  /** How queries are planned. */
  @FunctionalInterface
  public interface Plans {
    /** The latest by fingerprint, in one query; who has none is not in it. */
    Future<Map<String, TakenPlan>> of(String database, List<String> fingerprints, Call call);
  }

  /** How queries would be planned. */
  @FunctionalInterface
  public interface Advised {
    /**
     * With the indexes that are advised for each, by fingerprint; who has none, or of whom nobody
     * could ask the planner, is not in it.
     */
    Future<Map<String, TakenPlan>> of(String database, List<String> fingerprints, Call call);
  }
}
