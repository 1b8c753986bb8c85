package dev.assay.query.advice;

import dev.assay.bus.Call;
import dev.assay.query.Query.AskTop;
import dev.assay.query.Query.Explain;
import dev.assay.query.Query.Explained;
import dev.assay.query.Query.Top;
import dev.assay.query.collect.Interval;
import dev.assay.query.collect.Statement;
import dev.assay.query.plan.TakenPlan;
import dev.assay.store.Postgres;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What advice asks of others. None of it blocks; safe on any thread.
 *
 * @param postgres a database by its name; throws ABSENT for one that nobody watches
 * @param epoch a text that is another one as soon as a database's statistics or plans are
 */
public record AdvicePorts(
    Function<String, Postgres> postgres,
    Function<String, String> epoch,
    History history,
    Plans plans,
    Indexes indexes) {

  /**
   * What was collected.
   *
   * @param top the busiest queries with their figures, and why these are stale
   */
  public record History(
      BiFunction<AskTop, Call, Future<Top>> top, Statements statements, Intervals intervals) {}

  /** The texts of queries. */
  @FunctionalInterface
  public interface Statements {
    /** What is known of a query; ABSENT where it was not collected. */
    Future<Statement> of(String database, String fingerprint, Call call);
  }

  /** What queries did. */
  @FunctionalInterface
  public interface Intervals {
    /** By fingerprint, oldest first; who has none is not in it. */
    Future<Map<String, List<Interval>>> of(
        String database, Collection<String> fingerprints, Instant since, Call call);
  }

  /**
   * How queries are planned.
   *
   * @param explain the plan of a query that was seen, the last known one where the server is down
   */
  public record Plans(BiFunction<Explain, Call, Future<Explained>> explain, Latest latest) {}

  /** The last plans. */
  @FunctionalInterface
  public interface Latest {
    /** By fingerprint, in one query; who has none is not in it. */
    Future<Map<String, TakenPlan>> of(String database, Collection<String> fingerprints, Call call);
  }

  /** Who knows indexes. */
  public interface Indexes {
    /** Indexes that would serve these queries, and those that would not. */
    Future<FoundIndexes> of(String database, List<IndexQuery> queries, Call call);

    /** Whether the index of a CREATE INDEX is there; {@link Presence#UNKNOWN} if it is not told. */
    Future<Presence> presence(String database, String ddl, Call call);
  }

  /** Whether an index is there. */
  public enum Presence {
    THERE,
    MISSING,
    UNKNOWN
  }
}
