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
    Ml ml,
    Limits limits,
    Log log,
    Tracing tracing) {

  public Settings {
    caches = Map.copyOf(caches);
    databases = Map.copyOf(databases);
  }

  /**
   * The public port. Sizes in bytes.
   *
   * @param cors origins whose pages may ask; {@code *} is any
   */
  public record Http(
      boolean enabled,
      String host,
      int port,
      int maxBody,
      int maxSource,
      Duration timeout,
      boolean compress,
      List<String> cors,
      Tls tls) {
    /** A port that speaks plainly, and to no other origin. */
    public Http(
        boolean enabled, String host, int port, int maxBody, int maxSource, Duration timeout) {
      this(enabled, host, port, maxBody, maxSource, timeout, true, List.of(), Tls.OFF);
    }

    public Http {
      cors = List.copyOf(cors);
      cors.forEach(Checks::origin);
      Checks.port("http.port", port);
      Checks.atLeast("http.maxBody", maxBody, 1);
      Checks.atLeast("http.maxSource", maxSource, 1);
      Checks.positive("http.timeout", timeout);
    }
  }

  /** The port for health and metrics. */
  public record Management(int port) {
    public Management {
      Checks.port("management.port", port);
    }
  }

  /** Where the embedded database lives. */
  public record Data(Path dir) {}

  /** How long a stop waits for what is in flight. */
  public record Shutdown(Duration drain) {
    public Shutdown {
      Checks.positive("shutdown.drain", drain);
    }
  }

  /** What holds for every cache. */
  public record Cache(boolean enabled, int maxSize) {
    public Cache {
      Checks.atLeast("cache.maxSize", maxSize, 1);
    }
  }

  /** Time to live and entries of one cache; a size of 0 stands for {@code cache.maxSize}. */
  public record CachePolicy(Duration ttl, int maxSize) {
    public CachePolicy {
      Checks.positive("caches.*.ttl", ttl);
      Checks.atLeast("caches.*.maxSize", maxSize, 0);
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
      Checks.atLeast("store.minReaders", minReaders, 1);
      Checks.atLeast("store.maxReaders", maxReaders, minReaders);
      Checks.positive("store.acquireTimeout", acquireTimeout);
    }
  }

  /** The parsing desk. */
  public record Code(int workers, int queue) {
    public Code {
      Checks.atLeast("code.workers", workers, 1);
      Checks.atLeast("code.queue", queue, 0);
    }
  }

  /** The pattern store. */
  public record Patterns(int queue, Duration domainPatience, boolean corpus) {
    public Patterns {
      Checks.atLeast("patterns.queue", queue, 0);
      Checks.positive("patterns.domainPatience", domainPatience);
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
      Checks.atLeast("testgen.workers", workers, 1);
      Checks.atLeast("testgen.queue", queue, 0);
      Checks.atLeast("testgen.longWorkers", longWorkers, 1);
      Checks.atLeast("testgen.jobs", jobs, longWorkers);
      Checks.atLeast("testgen.rowsPerMethod", rowsPerMethod, 1);
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
      Checks.atLeast("sandbox.children", children, 1);
      Checks.atLeast("sandbox.queue", queue, 0);
      Checks.atLeast("sandbox.memory", memory, LEAST_MEMORY);
      Checks.atLeast("sandbox.reuse", reuse, 1);
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
      Checks.atLeast("database.maxOpen", maxOpen, 1);
      Checks.atLeast("database.maxIdle", maxIdle, 0);
      Checks.positive("database.idleTimeout", idleTimeout);
      Checks.positive("database.statementTimeout", statementTimeout);
    }
  }

  /**
   * How the databases' statistics are read.
   *
   * @param plans taken for the busiest queries after each interval
   */
  public record Collect(Duration interval, Duration retention, int plans) {
    public Collect {
      Checks.positive("collect.interval", interval);
      Checks.positive("collect.retention", retention);
      Checks.atLeast("collect.plans", plans, 0);
    }
  }

  /** The query desk. */
  public record Query(int workers, int queue) {
    public Query {
      Checks.atLeast("query.workers", workers, 1);
      Checks.atLeast("query.queue", queue, 0);
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
        Checks.address("anomaly.webhook", NONE, webhook);
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
        Checks.address("ml.url", EMBEDDED, url);
      }
      Checks.positive("ml.timeout", timeout);
      Checks.atLeast("ml.maxConns", maxConns, 1);
      Checks.atLeast("ml.maxConnsPerHost", maxConnsPerHost, 1);
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
      Checks.atLeast("ml.retry.maxAttempts", maxAttempts, 0);
      Checks.positive("ml.retry.initialBackoff", initialBackoff);
      Checks.positive("ml.retry.maxBackoff", maxBackoff);
      Checks.share("ml.retry.budget", budget);
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
      Checks.atLeast("ml.breaker.minimum", minimum, 1);
      Checks.atLeast("ml.breaker.window", window, minimum);
      Checks.share("ml.breaker.failureRate", failureRate);
      Checks.share("ml.breaker.slowRate", slowRate);
      Checks.positive("ml.breaker.slow", slow);
      Checks.positive("ml.breaker.open", open);
      Checks.atLeast("ml.breaker.probes", probes, 1);
    }
  }

  /** A value that may be {@code none}. */
  public static Optional<String> named(String value) {
    return value.equals("none") ? Optional.empty() : Optional.of(value);
  }
}
