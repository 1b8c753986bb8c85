package dev.assay.query;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.bus.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the query desk answers. Immutable messages, safe on any thread. */
public final class Query {
  /** What a statement is once its literals are taken out. */
  public static final Endpoint<AskFingerprint, Fingerprinted> FINGERPRINT =
      new Endpoint<>(
          "assay.query.fingerprint",
          AskFingerprint.class,
          Fingerprinted.class,
          Duration.ofSeconds(5));

  private Query() {}

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
}
