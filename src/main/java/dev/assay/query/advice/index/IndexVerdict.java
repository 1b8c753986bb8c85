package dev.assay.query.advice.index;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.query.Advisory.Basis;
import dev.assay.query.plan.Plan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which indexes help a statement, and which were looked at and do not. Immutable.
 *
 * @param suggested in the order in which they were found: each with those before it in place
 * @param basis {@code HYPOPG} or {@code ESTIMATE}, of all that is said
 * @param costBefore the planner's, of the statement as the schema is
 * @param costAfter with all that is suggested; the same where nothing is
 * @param optimized the plan with all that is suggested, without its literals; null where the
 *     planner could not be asked, or nothing is suggested
 * @param lacks what could not be looked at or only be estimated, and what mends it
 */
public record IndexVerdict(
    List<Suggested> suggested,
    List<TurnedDown> turnedDown,
    Basis basis,
    double costBefore,
    double costAfter,
    @Nullable Plan optimized,
    List<String> lacks) {
  public IndexVerdict {
    suggested = List.copyOf(suggested);
    turnedDown = List.copyOf(turnedDown);
    lacks = List.copyOf(lacks);
  }

  /** What is lacking, in one text; null where nothing is. */
  public @Nullable String degraded() {
    return lacks.isEmpty() ? null : String.join("; ", lacks);
  }

  /**
   * An index that helps.
   *
   * @param rule what kind of index it is
   * @param table with its schema, quoted where it must be
   * @param columns its keys, as they stand in the DDL
   * @param why one sentence: what the node does now, what it does with the index
   * @param node place of the node in the plan without the index that is the evidence
   * @param evidence {@code costBefore}, {@code costAfter} (of the statement, with those suggested
   *     before it in place), {@code rows}, {@code tableRows}, {@code sizeBytes}, and where known
   *     {@code writesPerMinute}, {@code hotUpdatesPerMinute}, {@code writeCostPerMinute}, {@code
   *     gainPerMinute}
   * @param sizeFrom where the size is from: {@code hypopg} or {@code column widths}
   * @param writes what is counted as a write, since when; or why it is not known
   */
  public record Suggested(
      Rule rule,
      String ddl,
      String table,
      List<String> columns,
      String why,
      String node,
      Map<String, Double> evidence,
      String sizeFrom,
      String writes) {
    public Suggested {
      columns = List.copyOf(columns);
      evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }
  }

  /** An index that does not help, with the reason in words. */
  public record TurnedDown(String ddl, Reason reason, String why, Map<String, Double> evidence) {
    public TurnedDown {
      evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }
  }

  /** What kind of index it is. */
  public enum Rule {
    BTREE("btree"),
    COMPOSITE("composite"),
    PARTIAL("partial"),
    COVERING("covering"),
    EXPRESSION("expression"),
    ORDER_BY_LIMIT("orderByLimit"),
    JOIN_KEY("joinKey"),
    FOREIGN_KEY("foreignKey"),
    /** For prefixes of texts, where the collation is not C. */
    PATTERN("pattern");

    private final String wire;

    Rule(String wire) {
      this.wire = wire;
    }

    @JsonValue
    public String wire() {
      return wire;
    }
  }

  /** Why an index is not suggested. */
  public enum Reason {
    /** The planner was asked and reads the table otherwise. */
    NOT_USED,
    /** There is one already that begins with these columns. */
    EXISTS,
    TOO_SMALL,
    /** It saves less than a tenth of the cost. */
    SMALL_GAIN,
    LOW_SELECTIVITY,
    /** Keeping it up to date would cost more than it saves. */
    WRITE_HEAVY,
    /** Another one that was tried is as good and smaller, or better. */
    SECOND_BEST,
    /** The server would refuse it, or it cannot be made of such a table. */
    IMPOSSIBLE
  }
}
