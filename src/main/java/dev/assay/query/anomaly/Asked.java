package dev.assay.query.anomaly;

import dev.assay.bus.Fault;
import dev.assay.query.Insight.AnomalyState;
import dev.assay.query.Insight.AskAnomalies;
import dev.assay.query.Query.Severity;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What anomalies are asked for, once it makes sense. Immutable. */
record Asked(
    String database,
    @Nullable AnomalyState state,
    @Nullable Severity severity,
    @Nullable String fingerprint) {
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{16}");

  /** INVALID with what was expected. */
  static Asked of(AskAnomalies question) {
    String database = question.database();
    // A question that came as JSON may lack what its record calls non-null.
    if (missing(database)) {
      throw Fault.INVALID.because("field 'database' is missing; expected the name of one");
    }
    String fingerprint = question.fingerprint();
    if (fingerprint != null && !FINGERPRINT.matcher(fingerprint).matches()) {
      throw Fault.INVALID.because(
          "field 'fingerprint': expected 16 hexadecimal digits in lower case, was %d characters"
              .formatted(fingerprint.length()));
    }
    return new Asked(database, question.state(), question.severity(), fingerprint);
  }

  private static boolean missing(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
