package dev.assay.query.plan;

import dev.assay.bus.Fault;
import dev.assay.query.Query.Explain;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is asked of, once it makes sense. Immutable.
 *
 * @param sql empty where a query is asked for by its fingerprint
 * @param fingerprint empty where a text is asked for
 */
record Question(String database, String sql, String fingerprint, boolean analyze) {
  /** INVALID or TOO_LARGE in words. */
  static Question of(Explain question) {
    checkNamed("database", question.database());
    String sql = question.sql();
    String fingerprint = question.fingerprint();
    if ((sql == null) == (fingerprint == null)) {
      throw Fault.INVALID.because(
          "expected either field 'sql' or field 'fingerprint', got %s"
              .formatted(sql == null ? "neither" : "both"));
    }
    boolean analyze = Boolean.TRUE.equals(question.analyze());
    if (sql != null) {
      return new Question(question.database(), Explainable.checked(sql), "", analyze);
    }
    checkNamed("fingerprint", fingerprint);
    return new Question(question.database(), "", String.valueOf(fingerprint), analyze);
  }

  static void checkNamed(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw Fault.INVALID.because("field '%s' is missing".formatted(field));
    }
  }

  /** Whether a query is asked for that was seen, and not a text. */
  boolean isSeen() {
    return sql.isEmpty();
  }
}
