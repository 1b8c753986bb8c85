package dev.assay.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting as one tree of records, whose names are the keys of {@code conf/assay.yaml}. Each
 * record checks its values and says what it expected. Immutable.
 */
public record Settings(
    Http http,
    Management management,
    Data data,
    Shutdown shutdown,
    Cache cache,
    Map<String, CachePolicy> caches,
    Store store,
    Code code,
    Patterns patterns,
    Testgen testgen,
    Sandbox sandbox,
    Map<String, Watched> databases,
    Database database,
    boolean demo,
    Collect collect,
    Query query,
    Anomaly anomaly,
    Snapshots snapshots,
    Ml ml) {

  public Settings {
    caches = Map.copyOf(caches);
    databases = Map.copyOf(databases);
  }

  /** The public port. Sizes in bytes. */
  public record Http(
      boolean enabled, String host, int port, int maxBody, int maxSource, Duration timeout) {
    public Http {
      checkPort("http.port", port);
      atLeast("http.maxBody", maxBody, 1);
      atLeast("http.maxSource", maxSource, 1);
      positive("http.timeout", timeout);
    }
  }

  /** The port for health and metrics. */
  public record Management(int port) {
    public Management {
      checkPort("management.port", port);
    }
  }

  /** Where the embedded database lives. */
  public record Data(Path dir) {}

  /** How long a stop waits for what is in flight. */
  public record Shutdown(Duration drain) {
    public Shutdown {
      positive("shutdown.drain", drain);
    }
  }

  /** What holds for every cache. */
  public record Cache(boolean enabled, int maxSize) {
    public Cache {
      atLeast("cache.maxSize", maxSize, 1);
    }
  }

  /** Time to live and entries of one cache; a size of 0 stands for {@code cache.maxSize}. */
  public record CachePolicy(Duration ttl, int maxSize) {
    public CachePolicy {
      positive("caches.*.ttl", ttl);
      atLeast("caches.*.maxSize", maxSize, 0);
    }
  }

  /**
   * Our own databases and connections to them.
   *
   * @param url of the history: {@code embedded}, or a PostgreSQL
   * @param user or {@code none}
   * @param password or {@code none}; may name a variable of the environment
   */
  public record Store(
      String url,
      String user,
      String password,
      int minReaders,
      int maxReaders,
      Duration acquireTimeout) {
    /** The {@code url} of the SQLite in {@code data.dir}. */
    public static final String EMBEDDED = "embedded";

    public Store {
      atLeast("store.minReaders", minReaders, 1);
      atLeast("store.maxReaders", maxReaders, minReaders);
      positive("store.acquireTimeout", acquireTimeout);
    }
  }

  /** The parsing desk. */
  public record Code(int workers, int queue) {
    public Code {
      atLeast("code.workers", workers, 1);
      atLeast("code.queue", queue, 0);
    }
  }

  /** The pattern store. */
  public record Patterns(int queue, Duration domainPatience, boolean corpus) {
    public Patterns {
      atLeast("patterns.queue", queue, 0);
      positive("patterns.domainPatience", domainPatience);
    }
  }

  /**
   * The tests desk. A class path's entries are jars or directories.
   *
   * @param longWorkers threads for long questions, which take none of {@code workers}
   * @param jobs long questions at work and waiting together
   */
  public record Testgen(
      int workers,
      int queue,
      int longWorkers,
      int jobs,
      int rowsPerMethod,
      Map<String, List<Path>> classpaths) {
    public Testgen {
      atLeast("testgen.workers", workers, 1);
      atLeast("testgen.queue", queue, 0);
      atLeast("testgen.longWorkers", longWorkers, 1);
      atLeast("testgen.jobs", jobs, longWorkers);
      atLeast("testgen.rowsPerMethod", rowsPerMethod, 1);
      classpaths = Map.copyOf(classpaths);
    }
  }

  /**
   * The child JVMs in which strangers' code runs.
   *
   * @param memory megabytes of heap of each
   * @param reuse orders after which a child is replaced in any case
   * @param aot a start-up cache of the children, or {@code none}
   */
  public record Sandbox(String kind, int children, int queue, int memory, int reuse, String aot) {
    private static final int LEAST_MEMORY = 64;

    public Sandbox {
      if (!kind.equals("bubblewrap") && !kind.equals("none")) {
        throw new IllegalArgumentException(
            "sandbox.kind must be bubblewrap or none, was '%s'".formatted(kind));
      }
      atLeast("sandbox.children", children, 1);
      atLeast("sandbox.queue", queue, 0);
      atLeast("sandbox.memory", memory, LEAST_MEMORY);
      atLeast("sandbox.reuse", reuse, 1);
    }
  }

  /**
   * A PostgreSQL that is watched. What is empty is not set.
   *
   * @param url {@code postgresql://user:password@host:port/db} or a {@code jdbc:} URL
   * @param password may name a variable of the environment: <code>${SHOP_PASSWORD}</code>
   * @param replica another URL, asked for plans instead
   * @param analyze whether EXPLAIN may run a SELECT when it is asked to
   */
  public record Watched(
      String url,
      Optional<String> user,
      Optional<String> password,
      Optional<String> replica,
      Optional<Boolean> analyze) {}

  /** Connections to each PostgreSQL. */
  public record Database(
      int maxOpen, int maxIdle, Duration idleTimeout, Duration statementTimeout) {
    public Database {
      atLeast("database.maxOpen", maxOpen, 1);
      atLeast("database.maxIdle", maxIdle, 0);
      positive("database.idleTimeout", idleTimeout);
      positive("database.statementTimeout", statementTimeout);
    }
  }

  /**
   * How the databases' statistics are read.
   *
   * @param plans taken for the busiest queries after each interval
   */
  public record Collect(Duration interval, Duration retention, int plans) {
    public Collect {
      positive("collect.interval", interval);
      positive("collect.retention", retention);
      atLeast("collect.plans", plans, 0);
    }
  }

  /** The query desk. */
  public record Query(int workers, int queue) {
    public Query {
      atLeast("query.workers", workers, 1);
      atLeast("query.queue", queue, 0);
    }
  }

  /**
   * What is told of anomalies.
   *
   * @param webhook an address to which each beginning and each end is posted, or {@code none}
   */
  public record Anomaly(String webhook) {
    /** The {@code webhook} that is none. */
    public static final String NONE = "none";

    public Anomaly {
      if (!webhook.equals(NONE)) {
        address("anomaly.webhook", NONE, webhook);
      }
    }
  }

  /**
   * Snapshots that are taken by themselves.
   *
   * @param every time between two of them; 0 takes none
   */
  public record Snapshots(Duration every) {
    public Snapshots {
      if (every.isNegative()) {
        throw new IllegalArgumentException("snapshots.every must be at least 0, was " + every);
      }
    }
  }

  /**
   * The model service.
   *
   * @param url {@code embedded}, or where it speaks the Open Inference Protocol v2
   * @param token by which a service that is not ours knows us, or {@code none}; may name a variable
   *     of the environment
   * @param timeout of one try
   */
  public record Ml(
      String url,
      String model,
      String token,
      Duration timeout,
      int maxConns,
      int maxConnsPerHost,
      Retry retry,
      Breaker breaker) {
    /** The {@code url} of the service that ships inside. */
    public static final String EMBEDDED = "embedded";

    public Ml {
      if (!url.equals(EMBEDDED)) {
        address("ml.url", EMBEDDED, url);
      }
      positive("ml.timeout", timeout);
      atLeast("ml.maxConns", maxConns, 1);
      atLeast("ml.maxConnsPerHost", maxConnsPerHost, 1);
    }
  }

  /**
   * How a failed call is tried again.
   *
   * @param maxAttempts tries after the first
   * @param budget retries as a share of the calls
   */
  public record Retry(
      int maxAttempts,
      double backoffMultiplier,
      Duration initialBackoff,
      Duration maxBackoff,
      double budget) {
    public Retry {
      atLeast("ml.retry.maxAttempts", maxAttempts, 0);
      positive("ml.retry.initialBackoff", initialBackoff);
      positive("ml.retry.maxBackoff", maxBackoff);
      share("ml.retry.budget", budget);
      if (!(backoffMultiplier >= 1)) {
        throw new IllegalArgumentException(
            "ml.retry.backoffMultiplier must be at least 1, was " + backoffMultiplier);
      }
    }
  }

  /**
   * When calls are held back.
   *
   * @param window last calls that are looked at
   * @param slow a call that took longer counts as slow
   * @param open how long before it lets probes through
   */
  public record Breaker(
      int window,
      int minimum,
      double failureRate,
      double slowRate,
      Duration slow,
      Duration open,
      int probes) {
    public Breaker {
      atLeast("ml.breaker.minimum", minimum, 1);
      atLeast("ml.breaker.window", window, minimum);
      share("ml.breaker.failureRate", failureRate);
      share("ml.breaker.slowRate", slowRate);
      positive("ml.breaker.slow", slow);
      positive("ml.breaker.open", open);
      atLeast("ml.breaker.probes", probes, 1);
    }
  }

  /** A value that may be {@code none}. */
  public static Optional<String> named(String value) {
    return value.equals("none") ? Optional.empty() : Optional.of(value);
  }

  private static void address(String key, String otherwise, String value) {
    if (!value.matches("(?i)https?://[^/\\s]\\S*")) {
      throw new IllegalArgumentException(
          "%s must be %s or an address such as http://host:8000, was '%s'"
              .formatted(key, otherwise, value));
    }
  }

  private static void share(String key, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s must be above 0 and at most 1, was %s".formatted(key, value));
    }
  }

  private static void checkPort(String key, int value) {
    if (value < 0 || value > 65_535) {
      throw new IllegalArgumentException(key + " must be 0..65535, was " + value);
    }
  }

  private static void atLeast(String key, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, was %d".formatted(key, least, value));
    }
  }

  private static void positive(String key, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(key + " must be longer than 0, was " + value);
    }
  }
}
