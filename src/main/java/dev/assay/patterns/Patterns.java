package dev.assay.patterns;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.bus.Endpoint;
import dev.assay.bus.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the pattern store answers and announces. Immutable messages, safe on any thread. */
public final class Patterns {
  /** The best patterns for a query, per domain. */
  public static final Endpoint<Search, Found> SEARCH =
      endpoint("search", Search.class, Found.class, 10);

  /** One pattern by its id. */
  public static final Endpoint<Get, Stored> GET = endpoint("get", Get.class, Stored.class, 10);

  /** Stores a pattern; the same content is stored once. */
  public static final Endpoint<Put, Stored> PUT = endpoint("put", Put.class, Stored.class, 30);

  /** Reads a JUnit test and stores the patterns in it. */
  public static final Endpoint<Learn, Learned> LEARN =
      endpoint("learn", Learn.class, Learned.class, 30);

  /** A person's verdict on a pattern. */
  public static final Endpoint<Feedback, Stored> FEEDBACK =
      endpoint("feedback", Feedback.class, Stored.class, 30);

  /** What running tests said of patterns. */
  public static final Endpoint<Observe, Observed> OBSERVE =
      endpoint("observe", Observe.class, Observed.class, 30);

  /** A page of everything stored. */
  public static final Endpoint<Export, Exported> EXPORT =
      endpoint("export", Export.class, Exported.class, 30);

  /** Stores what was exported. */
  public static final Endpoint<Import, Imported> IMPORT =
      endpoint("import", Import.class, Imported.class, 60);

  /** The store has changed; what was found before may be out of date. */
  public static final Topic<Changed> CHANGED = new Topic<>("assay.patterns.changed", Changed.class);

  private Patterns() {}

  private static <Q extends Record, A extends Record> Endpoint<Q, A> endpoint(
      String verb, Class<Q> question, Class<A> answer, int seconds) {
    return new Endpoint<>("assay.patterns." + verb, question, answer, Duration.ofSeconds(seconds));
  }

  /**
   * Asks for patterns.
   *
   * @param query free text or an identifier; what it means to full-text search is not interpreted
   * @param domains at least one
   * @param minConfidence 0 to 1, by default 0.5
   * @param limit patterns per domain, 1 to 100, by default 10
   */
  public record Search(
      String query, List<Domain> domains, @Nullable Double minConfidence, @Nullable Integer limit) {
    public Search {
      domains = domains == null ? List.of() : List.copyOf(domains);
    }
  }

  /** The answer, one entry per domain in the order they were asked for. */
  public record Found(List<DomainResult> domains, double tookMs, boolean partial) {
    public Found {
      domains = List.copyOf(domains);
    }
  }

  /**
   * What one domain found.
   *
   * @param late true where the domain had not answered in time; its patterns are then empty
   */
  public record DomainResult(
      Domain domain, Source source, List<Ranked> patterns, double tookMs, boolean late) {
    public DomainResult {
      patterns = List.copyOf(patterns);
    }
  }

  /** A pattern with its rank; a higher score fits better. */
  public record Ranked(String id, double score, double confidence, Pattern pattern) {}

  /** Where a domain's answer came from; in JSON in lower case. */
  public enum Source {
    CACHE,
    DATABASE;

    @JsonValue
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Asks for one pattern. */
  public record Get(String id) {}

  /** Asks to store a pattern. */
  public record Put(Pattern pattern, Provenance provenance) {}

  /** Where a pattern came from; in JSON in lower case. */
  public enum Provenance {
    CORPUS,
    MANUAL,
    LEARNED,
    IMPORTED,
    VARIANT;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The provenance of that name in JSON and in tables. */
    static Provenance parse(String wire) {
      return valueOf(wire.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A pattern as it is stored.
   *
   * @param id hash of the content
   * @param created true where this question stored it, false where it was there already
   * @param alpha evidence for it: Beta(alpha, beta)
   * @param beta evidence against it
   * @param confidence alpha / (alpha + beta)
   */
  public record Stored(
      String id,
      Pattern pattern,
      Provenance provenance,
      boolean created,
      double alpha,
      double beta,
      double confidence) {}

  /** Asks to learn from the source of a JUnit test. */
  public record Learn(String source) {}

  /** What was learned: patterns that are new, and how many cases held nothing to learn. */
  public record Learned(List<Stored> patterns, int skipped) {
    public Learned {
      patterns = List.copyOf(patterns);
    }
  }

  /**
   * A person's verdict.
   *
   * @param modified the variant to store beside it; needed for {@code modify}, else null
   */
  public record Feedback(String id, Verdict verdict, @Nullable Pattern modified) {}

  /** Tells what running tests said of patterns. */
  public record Observe(List<Observation> observations) {
    public Observe {
      observations = observations == null ? List.of() : List.copyOf(observations);
    }
  }

  /**
   * What one run of tests said of one pattern.
   *
   * @param accepted 1 where a row of it noticed a mutant that nothing else did, else 0
   * @param rejected 1 where a row of it could not be used, else 0
   */
  public record Observation(String id, int accepted, int rejected) {}

  /** How many patterns were found and their evidence raised or lowered. */
  public record Observed(int patterns) {}

  /** What a person can say of a pattern; in JSON in lower case. */
  public enum Verdict {
    ACCEPT,
    REJECT,
    MODIFY;

    @JsonValue
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Asks for a page. {@code after} is the last id of the page before; a page has at most 1,000. */
  public record Export(@Nullable String after, @Nullable Integer limit) {}

  /** A page; {@code next} is null on the last one. */
  public record Exported(List<Stored> patterns, @Nullable String next) {
    public Exported {
      patterns = List.copyOf(patterns);
    }
  }

  /** Asks to store an export; all of it or, on a failure, none of it. */
  public record Import(List<Stored> patterns, OnConflict onConflict) {
    public Import {
      patterns = patterns == null ? List.of() : List.copyOf(patterns);
    }
  }

  /** What to do with a pattern that is there already; in JSON in lower case. */
  public enum OnConflict {
    SKIP,
    OVERWRITE,
    MERGE;

    @JsonValue
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How many patterns were new, changed and left alone. */
  public record Imported(int created, int updated, int skipped) {}

  /** Something was stored; {@code generation} grows by one with every change. */
  public record Changed(long generation) {}
}
