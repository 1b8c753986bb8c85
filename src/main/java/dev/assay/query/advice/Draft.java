package dev.assay.query.advice;

import dev.assay.query.Advisory.AdviceKind;
import dev.assay.query.Advisory.Basis;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Advice as a rule gives it, before it is ranked. Immutable.
 *
 * @param subject what makes it the same advice at another time: its DDL, or the query it is of
 */
record Draft(
    AdviceKind kind,
    String rule,
    String subject,
    List<String> fingerprints,
    Words words,
    Proof proof,
    Gain gain) {
  Draft {
    fingerprints = List.copyOf(fingerprints);
  }

  /** What is said. */
  record Words(String text, @Nullable String ddl) {}

  /** What shows it. */
  record Proof(Basis basis, @Nullable String node, Map<String, Double> evidence) {
    Proof {
      evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }
  }

  /**
   * What it would bring.
   *
   * @param confidence how sure it is, 0 to 1
   * @param improvement share of the queries' time that it would spare, 0 to 1
   */
  record Gain(double confidence, double improvement) {
    Gain {
      confidence = Math.clamp(confidence, 0, 1);
      improvement = Math.clamp(improvement, 0, 1);
    }
  }
}
