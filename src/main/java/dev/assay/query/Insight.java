package dev.assay.query;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.bus.Endpoint;
import dev.assay.bus.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the query desk concludes from what it has seen: anomalies, comparisons, recurring load.
 * Immutable messages, safe on any thread.
 */
public final class Insight {
  /** The anomalies of a database. */
  public static final Endpoint<AskAnomalies, Anomalies> ANOMALIES =
      endpoint("anomalies", AskAnomalies.class, Anomalies.class, 10);

  /** Keeps what the queries of a database did until now, under a name. */
  public static final Endpoint<TakeSnapshot, Snapshot> SNAPSHOT =
      endpoint("snapshot", TakeSnapshot.class, Snapshot.class, 10);

  /** The snapshots of a database. */
  public static final Endpoint<AskSnapshots, Snapshots> SNAPSHOTS =
      endpoint("snapshots", AskSnapshots.class, Snapshots.class, 5);

  /**
   * Two snapshots of one database beside each other; {@code before} may be the later one, to look
   * back, which the answer notes.
   */
  public static final Endpoint<Compare, Comparison> COMPARE =
      endpoint("compare", Compare.class, Comparison.class, 10);

  /** When the load of a database recurs. */
  public static final Endpoint<AskWorkload, Workload> WORKLOAD =
      endpoint("workload", AskWorkload.class, Workload.class, 10);

  /** An anomaly was opened. */
  public static final Topic<Anomaly> ANOMALY_OPENED =
      new Topic<>("assay.query.anomaly-opened", Anomaly.class);

  /** An anomaly is over. */
  public static final Topic<Anomaly> ANOMALY_RESOLVED =
      new Topic<>("assay.query.anomaly-resolved", Anomaly.class);

  private Insight() {}

  private static <Q extends Record, A extends Record> Endpoint<Q, A> endpoint(
      String verb, Class<Q> question, Class<A> answer, int seconds) {
    return new Endpoint<>("assay.query." + verb, question, answer, Duration.ofSeconds(seconds));
  }

  /** Asks for anomalies; what is null is not asked for. */
  public record AskAnomalies(
      String database,
      @Nullable AnomalyState state,
      Query.@Nullable Severity severity,
      @Nullable String fingerprint) {}

  /**
   * Anomalies, those that are open first, then the newest first.
   *
   * @param lacks what cannot be told yet and why, such as too short a past; null where nothing
   */
  public record Anomalies(String database, List<Anomaly> anomalies, @Nullable String lacks) {
    public Anomalies {
      anomalies = List.copyOf(anomalies);
    }
  }

  /**
   * Something that is not as it was.
   *
   * @param fingerprint the query's; null where it is of the whole database
   * @param figure what was seen last while it was told, in {@code unit}
   * @param baseline what was usual before it
   * @param score how many times the baseline's spread the figure is away from its median
   * @param confidence share of the baseline's own intervals that were nearer to its median, 0 to 1
   * @param changed what else changed at that time, in words; empty where nothing is known
   * @param before the shape of the plan before it; null where no plan changed
   * @param after the shape of the plan since
   */
  public record Anomaly(
      String id,
      String database,
      AnomalyKind kind,
      @Nullable String fingerprint,
      Query.Severity severity,
      AnomalyState state,
      Instant since,
      Instant updatedAt,
      @Nullable Instant resolvedAt,
      double figure,
      String unit,
      Baseline baseline,
      double score,
      double confidence,
      List<String> changed,
      @Nullable String before,
      @Nullable String after) {
    public Anomaly {
      changed = List.copyOf(changed);
    }
  }

  /** What is not as it was. */
  public enum AnomalyKind {
    /** Calls take longer than they did, at once. */
    SPIKE("spike"),
    /** Calls have become slower bit by bit. */
    DRIFT("drift"),
    /** More of what is read is not in shared buffers. */
    CACHE_DEGRADATION("cacheDegradation"),
    /** A call reads more blocks. */
    IO_RISE("ioRise"),
    /** The plan is another one, and calls are slower by it. */
    PLAN_FLIP("planFlip"),
    /** Calls take longer than was predicted. */
    RESIDUAL("residual");

    private final String wire;

    AnomalyKind(String wire) {
      this.wire = wire;
    }

    @JsonValue
    public String wire() {
      return wire;
    }
  }

  /**
   * What is usual.
   *
   * @param low, high the band in which a single figure raises nothing; several in a row near its
   *     edge do
   * @param intervals how many it was worked out from
   * @param of which: {@code hour of the week}, or {@code all} where there are too few of these
   */
  public record Baseline(double median, double low, double high, int intervals, String of) {}

  /** Whether it goes on; in JSON in lower case. */
  public enum AnomalyState {
    OPEN,
    RESOLVED;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Keeps what the queries did.
   *
   * @param name 1 to 100 characters, unlike those of the database's other snapshots
   * @param type by default {@code manual}; {@code scheduled} ones go with the history that they are
   *     of, all others stay
   * @param span how far back it looks, as {@code 1h}; by default {@code 1h}
   */
  public record TakeSnapshot(
      String database, String name, @Nullable SnapshotType type, @Nullable String span) {}

  /** Why a snapshot was taken. */
  public enum SnapshotType {
    MANUAL("manual"),
    SCHEDULED("scheduled"),
    PRE_DEPLOY("preDeploy"),
    POST_DEPLOY("postDeploy");

    private final String wire;

    SnapshotType(String wire) {
      this.wire = wire;
    }

    @JsonValue
    public String wire() {
      return wire;
    }
  }

  /** A snapshot of what was collected from {@code from} to {@code to}, the last reading. */
  public record Snapshot(
      String id,
      String database,
      String name,
      SnapshotType type,
      Instant takenAt,
      Instant from,
      Instant to,
      int queries) {}

  /** Asks for the snapshots of a database. */
  public record AskSnapshots(String database) {}

  /** Snapshots, the newest first. */
  public record Snapshots(String database, List<Snapshot> snapshots) {
    public Snapshots {
      snapshots = List.copyOf(snapshots);
    }
  }

  /** Asks for two snapshots beside each other, each by its id or its name. */
  public record Compare(String database, String before, String after) {}

  /**
   * How each query changed, the greatest change of total time in an hour first.
   *
   * @param notes what the reader should know of the two, such as that they share time
   */
  public record Comparison(
      Snapshot before, Snapshot after, Totals totals, List<Changed> queries, List<String> notes) {
    public Comparison {
      queries = List.copyOf(queries);
      notes = List.copyOf(notes);
    }
  }

  /** How many queries did what. */
  public record Totals(
      int improved, int degraded, int unchanged, int unclear, int added, int vanished) {}

  /**
   * One query before and after.
   *
   * @param ratio of the mean times, after by before; null where it is new or vanished
   * @param noise the ratios that chance alone would give, from the variance of its intervals; null
   *     where there are too few
   * @param before what a call took apart from time; null where it is new
   * @param after the same; null where it has vanished
   * @param planBefore the plan's shape when the snapshot was taken; null where none was seen
   * @param planAfter the same; another one than before where the plan has changed
   * @param lacks why it is unclear; null where it is not
   */
  public record Changed(
      String fingerprint,
      String normalized,
      Verdict verdict,
      @Nullable Double beforeMs,
      @Nullable Double afterMs,
      @Nullable Double ratio,
      @Nullable Noise noise,
      long callsBefore,
      long callsAfter,
      @Nullable PerCall before,
      @Nullable PerCall after,
      @Nullable String planBefore,
      @Nullable String planAfter,
      @Nullable String lacks) {}

  /**
   * What a call did on average; blocks of 8 kB.
   *
   * @param stddevMs of the times of the single calls; null for a single call
   */
  public record PerCall(
      @Nullable Double stddevMs,
      double rows,
      double sharedHit,
      double sharedRead,
      double tempRead,
      double tempWritten,
      double walBytes) {}

  /** Ratios within which nothing can be said. */
  public record Noise(double low, double high) {}

  /** How a query changed; in JSON in lower case. */
  public enum Verdict {
    IMPROVED,
    DEGRADED,
    /** Nothing that chance would not do, where a change by half would have been seen. */
    UNCHANGED,
    /** It cannot be told; {@code lacks} says why. */
    UNCLEAR,
    ADDED,
    VANISHED;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Asks when the load recurs. */
  public record AskWorkload(String database) {}

  /**
   * Recurring load, counted in calls.
   *
   * @param from since when there is data; null where there is none
   * @param lacks why there are no patterns or fewer, such as too short a time; null where there is
   *     enough
   */
  public record Workload(
      String database,
      @Nullable Instant from,
      @Nullable Instant to,
      List<Recurring> patterns,
      @Nullable String lacks) {
    public Workload {
      patterns = List.copyOf(patterns);
    }
  }

  /**
   * Load that recurs.
   *
   * @param kind {@code hourly}, {@code daily}, {@code weekly} or {@code batch}
   * @param when in words: {@code 14:00 UTC}, {@code Monday 09:00 UTC}
   * @param callsPerHour within it
   * @param usual calls in an hour outside of it
   * @param consistency how alike its occurrences are, 0 to 1
   * @param recurrence share of the times at which it could have come that it came, 0 to 1
   * @param confidence consistency times recurrence
   * @param fingerprints the queries that bring most of it
   */
  public record Recurring(
      String kind,
      String when,
      double callsPerHour,
      double usual,
      double consistency,
      double recurrence,
      double confidence,
      List<String> fingerprints) {
    public Recurring {
      fingerprints = List.copyOf(fingerprints);
    }
  }
}
