package dev.assay.query;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.bus.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the query desk advises, and what was decided on it. Immutable, safe on any thread. */
public final class Advisory {
  /** What would make the queries of a database faster, and what would not. */
  public static final Endpoint<AskAdvice, Advice> ADVICE =
      endpoint("advice", AskAdvice.class, Advice.class, 60);

  /** Says what became of a piece of advice. */
  public static final Endpoint<Decide, Advised> DECIDE =
      endpoint("decide", Decide.class, Advised.class, 10);

  private Advisory() {}

  private static <Q extends Record, A extends Record> Endpoint<Q, A> endpoint(
      String verb, Class<Q> question, Class<A> answer, int seconds) {
    return new Endpoint<>("assay.query." + verb, question, answer, Duration.ofSeconds(seconds));
  }

  /** Asks for advice on a database, or on one of its queries. */
  public record AskAdvice(String database, @Nullable String fingerprint) {}

  /**
   * Advice, what pays most first, and what was tried and rejected.
   *
   * @param degraded what could not be looked at or only be estimated, and what mends that; null
   *     where nothing
   */
  public record Advice(
      String database, List<Advised> advice, List<Rejected> rejected, @Nullable String degraded) {
    public Advice {
      advice = List.copyOf(advice);
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * One piece of advice.
   *
   * @param id the same for the same advice at any time
   * @param rule which of the rules gave it: {@code btree}, {@code deepOffset}, {@code workMem}, ...
   * @param text what to do and why
   * @param ddl to be read and run by a person; null where it is no statement
   * @param node place of the plan's node that is the evidence; null where there is none
   * @param evidence figures by name: {@code costBefore}, {@code costAfter}, {@code rows}, {@code
   *     sizeBytes}, ...
   * @param roi confidence x improvement x urgency, each 0 to 1
   * @param effect what was measured since it was accepted; null while it is not
   */
  public record Advised(
      String id,
      AdviceKind kind,
      String rule,
      List<String> fingerprints,
      String text,
      @Nullable String ddl,
      Basis basis,
      @Nullable String node,
      Map<String, Double> evidence,
      double roi,
      Decision decision,
      @Nullable Effect effect) {
    public Advised {
      fingerprints = List.copyOf(fingerprints);
      evidence = ordered(evidence);
    }
  }

  /** What is to be changed. */
  public enum AdviceKind {
    INDEX("index"),
    REWRITE("rewrite"),
    N_PLUS_ONE("nPlusOne"),
    PARAMETER("parameter");

    private final String wire;

    AdviceKind(String wire) {
      this.wire = wire;
    }

    @JsonValue
    public String wire() {
      return wire;
    }
  }

  /** What advice rests on; in JSON in lower case. */
  public enum Basis {
    /** The planner was asked with the index in place, which hypopg pretends. */
    HYPOPG,
    /** Worked out from the planner's costs, without asking it again. */
    ESTIMATE,
    /** What was measured: calls, rows, blocks. */
    MEASURED,
    /** The statement's or the plan's form alone. */
    RULE;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What was tried and is not advised, with the reason. */
  public record Rejected(
      String ddl, List<String> fingerprints, String why, Map<String, Double> evidence) {
    public Rejected {
      fingerprints = List.copyOf(fingerprints);
      evidence = ordered(evidence);
    }
  }

  /** What was decided; in JSON in lower case. */
  public enum Decision {
    OPEN,
    ACCEPTED,
    DISMISSED;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What happened after advice was accepted.
   *
   * @param ratio of the mean times since, by those before; null until there are enough intervals
   * @param regressed queries on the same tables that became slower
   * @param lacks why nothing can be said yet; null where it can
   */
  public record Effect(
      Instant since,
      @Nullable Double beforeMs,
      @Nullable Double afterMs,
      @Nullable Double ratio,
      List<String> regressed,
      @Nullable String lacks) {
    public Effect {
      regressed = List.copyOf(regressed);
    }
  }

  /** Says what became of advice; {@code open} takes an earlier decision back. */
  public record Decide(String database, String id, Decision decision, @Nullable String reason) {}

  // In its order, which a copy of Map.copyOf would lose.
  private static Map<String, Double> ordered(Map<String, Double> evidence) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
  }
}
