package dev.assay.query.advice;

import dev.assay.query.Advisory.Basis;
import dev.assay.query.Advisory.Rejected;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found when indexes were looked for. Immutable.
 *
 * @param degraded what could not be tried, and what mends that; null where nothing
 */
public record FoundIndexes(
    List<Index> advised, List<Rejected> rejected, @Nullable String degraded) {
  /** Where nobody looks for indexes. */
  public static final FoundIndexes NONE = new FoundIndexes(List.of(), List.of(), null);

  public FoundIndexes {
    advised = List.copyOf(advised);
    rejected = List.copyOf(rejected);
  }

  /**
   * An index that would help.
   *
   * @param rule its kind: {@code btree}, {@code partial}, ...
   * @param why in words, with what it costs
   * @param gains each query that it serves
   * @param evidence its size and what else is known, by name
   */
  public record Index(
      String rule,
      String why,
      String ddl,
      Basis basis,
      @Nullable String node,
      List<Gain> gains,
      Map<String, Double> evidence) {
    public Index {
      gains = List.copyOf(gains);
      evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }
  }

  /** The planner's costs of a query without and with an index. */
  public record Gain(String fingerprint, double costBefore, double costAfter) {}
}
