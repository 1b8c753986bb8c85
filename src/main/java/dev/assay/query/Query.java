package dev.assay.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.assay.bus.Endpoint;
import dev.assay.bus.RawJson;
import dev.assay.bus.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the query desk answers and announces. Immutable messages, safe on any thread. */
public final class Query {
  /** What a statement is once its literals are taken out. */
  public static final Endpoint<AskFingerprint, Fingerprinted> FINGERPRINT =
      endpoint("fingerprint", AskFingerprint.class, Fingerprinted.class, 5);

  /** The databases that are watched, and how they are. */
  public static final Endpoint<AskDatabases, Databases> DATABASES =
      endpoint("databases", AskDatabases.class, Databases.class, 5);

  /** The queries of a database with their figures since some time. */
  public static final Endpoint<AskTop, Top> TOP = endpoint("top", AskTop.class, Top.class, 10);

  /** One query with its series. */
  public static final Endpoint<AskHistory, History> HISTORY =
      endpoint("history", AskHistory.class, History.class, 10);

  /** What a model is told of queries; any number of them in one round trip. */
  public static final Endpoint<AskFeatures, Features> FEATURES =
      endpoint("features", AskFeatures.class, Features.class, 15);

  /** The plan of a query with what is wrong in it. */
  public static final Endpoint<Explain, Explained> EXPLAIN =
      endpoint("explain", Explain.class, Explained.class, 30);

  /** The plans that were seen of a query. */
  public static final Endpoint<AskPlans, Plans> PLANS =
      endpoint("plans", AskPlans.class, Plans.class, 10);

  /** An interval of a database was collected. */
  public static final Topic<Collected> COLLECTED =
      new Topic<>("assay.query.collected", Collected.class);

  /** A query's plan has another shape than before. */
  public static final Topic<PlanChanged> PLAN_CHANGED =
      new Topic<>("assay.query.plan-changed", PlanChanged.class);

  private Query() {}

  private static <Q extends Record, A extends Record> Endpoint<Q, A> endpoint(
      String verb, Class<Q> question, Class<A> answer, int seconds) {
    return new Endpoint<>("assay.query." + verb, question, answer, Duration.ofSeconds(seconds));
  }

  /** Asks what a text is. */
  public record AskFingerprint(String sql) {}

  /**
   * A statement without its literals.
   *
   * @param fingerprint 16 hexadecimal digits; the same for all statements that differ only in
   *     literals, the length of IN and VALUES lists, case and comments
   * @param normalized the text with {@code $1}, {@code $2} in the place of literals, no comments
   * @param algorithm what made it, with its version: {@code libpg_query-15-4.0.0} or {@code
   *     lexer-1}
   * @param approximate true where the text was only cut into words, not parsed
   * @param relations tables and views that it names, in order of appearance; case as PostgreSQL
   *     folds it, quotes only where they are needed
   * @param statements how many statements the text holds
   * @param kind of the first one
   */
  public record Fingerprinted(
      String fingerprint,
      String normalized,
      String algorithm,
      boolean approximate,
      List<String> relations,
      int statements,
      Kind kind) {
    public Fingerprinted {
      relations = List.copyOf(relations);
    }
  }

  /** What a statement does; in JSON in lower case. */
  public enum Kind {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    MERGE,
    EXPLAIN,
    DDL,
    UTILITY,
    /** It could not be told. */
    UNKNOWN;

    @JsonValue
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Asks for the databases. */
  public record AskDatabases() {}

  /** All that are watched, in the order of their names. */
  public record Databases(List<Watched> databases) {
    public Databases {
      databases = List.copyOf(databases);
    }
  }

  /**
   * A database that is watched.
   *
   * @param at host, port and database, without user and password
   * @param version as the server says it; null before it was reached
   * @param reason why it is not up, or what cannot be collected and what mends that; null if
   *     nothing
   * @param progress of the demo's making, 0 to 1; null for all others
   * @param collectedAt the end of the last interval; null before the first
   * @param queries distinct fingerprints known
   */
  public record Watched(
      String name,
      String at,
      Status status,
      @Nullable String version,
      @Nullable String reason,
      @Nullable Double progress,
      @Nullable Instant collectedAt,
      long queries) {}

  /** How a database is; in JSON in lower case. */
  public enum Status {
    CONNECTING,
    UP,
    /** It answers, and its statistics cannot be read. */
    LIMITED,
    DOWN;

    @JsonValue
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Asks for the queries of a database.
   *
   * @param order by default total time
   * @param since how far back, as {@code 1h}, {@code 30m}; by default {@code 1h}
   * @param limit 1 to 1,000, by default 50
   */
  public record AskTop(
      String database, @Nullable Order order, @Nullable String since, @Nullable Integer limit) {}

  /** What queries are ordered by, the greatest first. */
  public enum Order {
    TOTAL_TIME("totalTime"),
    MEAN_TIME("meanTime"),
    CALLS("calls"),
    ROWS("rows"),
    TEMP("temp");

    private final String wire;

    Order(String wire) {
      this.wire = wire;
    }

    @JsonValue
    public String wire() {
      return wire;
    }
  }

  /**
   * The queries of a database.
   *
   * @param from the beginning of what was really collected
   * @param stale why these are not the newest figures; null where they are
   */
  public record Top(
      String database, Instant from, Instant to, List<Figures> queries, @Nullable String stale) {
    public Top {
      queries = List.copyOf(queries);
    }
  }

  /**
   * What a query did in some span of time. Times in milliseconds, blocks of 8 kB.
   *
   * @param stddevMs of the calls within the span, exact; null for fewer than two calls
   * @param minMs of a single call; null where the server does not tell it for the span
   */
  public record Figures(
      String fingerprint,
      String normalized,
      boolean approximate,
      long calls,
      double totalMs,
      double meanMs,
      @Nullable Double stddevMs,
      @Nullable Double minMs,
      @Nullable Double maxMs,
      long rows,
      long sharedHit,
      long sharedRead,
      long tempRead,
      long tempWritten,
      long walBytes) {}

  /** Asks for one query; {@code since} by default {@code 24h}. */
  public record AskHistory(String database, String fingerprint, @Nullable String since) {}

  /**
   * A query with its series, oldest first.
   *
   * @param queryIds what the server calls it; texts, since they can be negative and large
   */
  public record History(
      String database,
      Figures total,
      List<String> queryIds,
      List<String> relations,
      List<Point> series) {
    public History {
      queryIds = List.copyOf(queryIds);
      relations = List.copyOf(relations);
      series = List.copyOf(series);
    }
  }

  /** One interval. */
  public record Point(
      Instant from,
      Instant to,
      long calls,
      double meanMs,
      @Nullable Double stddevMs,
      long rows,
      long sharedHit,
      long sharedRead,
      long tempWritten) {}

  /** For which state of the schema; in JSON in lower case. */
  public enum Scenario {
    CURRENT,
    /** With the indexes that are advised. */
    OPTIMIZED;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Asks for features; {@code scenario} by default {@code current}. */
  public record AskFeatures(
      String database, List<String> fingerprints, @Nullable Scenario scenario) {
    public AskFeatures {
      fingerprints = fingerprints == null ? List.of() : List.copyOf(fingerprints);
    }
  }

  /** Features in the order they were asked for; those of unknown queries are in {@code absent}. */
  public record Features(
      String database, String version, List<FeatureSet> queries, List<String> absent) {
    public Features {
      queries = List.copyOf(queries);
      absent = List.copyOf(absent);
    }
  }

  /**
   * What a model is told of one query.
   *
   * @param values by name; a feature that is not known is absent
   * @param planFrom when the plan was taken that they tell of; null where there is none
   * @param degraded what is missing and why; null where all is there
   */
  public record FeatureSet(
      String fingerprint,
      Scenario scenario,
      Map<String, Double> values,
      @Nullable Instant planFrom,
      @Nullable String degraded) {
    public FeatureSet {
      // In its order, which a copy of Map.copyOf would lose.
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * Asks for a plan of either a text or a query that was seen.
   *
   * @param analyze whether to run it (SELECT only, and only where the database allows it)
   */
  public record Explain(
      String database,
      @Nullable String sql,
      @Nullable String fingerprint,
      @Nullable Boolean analyze) {}

  /**
   * A plan.
   *
   * @param shape hash of the kinds of nodes, what they are on, and how they hang together
   * @param generic whether it was planned without values for its parameters
   * @param plan as the server gave it, JSON, with its literals taken out
   * @param times each node's own time, by its place in the plan; empty where it was not run
   * @param stale why this is an older plan; null where it is not
   */
  public record Explained(
      String database,
      String fingerprint,
      String shape,
      Instant at,
      double totalCost,
      @Nullable Double executionMs,
      boolean analyzed,
      boolean generic,
      @JsonRawValue @JsonDeserialize(using = RawJson.class) String plan,
      List<NodeTime> times,
      List<Problem> problems,
      @Nullable String stale) {
    public Explained {
      times = List.copyOf(times);
      problems = List.copyOf(problems);
    }
  }

  /**
   * The time of one node without what it waited for.
   *
   * @param node its place: {@code 0} for the root, {@code 0.1.0} for the first child of its second
   */
  public record NodeTime(String node, String type, double exclusiveMs, double share) {}

  /**
   * Something wrong in a plan, with the node that proves it.
   *
   * @param kind {@code misestimate}, {@code slowScan}, {@code diskSort}, ...
   * @param evidence figures of the node, by name
   */
  public record Problem(
      String kind,
      String node,
      String nodeType,
      Severity severity,
      String text,
      Map<String, Double> evidence) {
    public Problem {
      evidence = Map.copyOf(evidence);
    }
  }

  /** How bad it is; in JSON in lower case. */
  public enum Severity {
    LOW,
    MEDIUM,
    HIGH;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Asks for the plans of a query. */
  public record AskPlans(String database, String fingerprint) {}

  /** The plans that were seen, newest first; {@code flips} counts the changes of shape. */
  public record Plans(String database, String fingerprint, int flips, List<SeenPlan> plans) {
    public Plans {
      plans = List.copyOf(plans);
    }
  }

  /** One shape with when it was seen. */
  public record SeenPlan(
      String shape,
      Instant firstSeen,
      Instant lastSeen,
      double totalCost,
      @JsonRawValue @JsonDeserialize(using = RawJson.class) String plan) {}

  /** An interval was collected; {@code statements} had calls in it. */
  public record Collected(String database, Instant from, Instant to, int statements) {}

  /** A query's plan changed its shape. */
  public record PlanChanged(
      String database, String fingerprint, String before, String after, Instant at) {}
}
