package dev.assay.cli;

import dev.assay.query.Advisory;
import dev.assay.query.Insight;
import java.util.Locale;

/** What the query desk concludes, in a line for a person. Safe on any thread. */
final class Conclusions {
  private Conclusions() {}

  /** "high spike since 2026-03-01T10:00:00Z: 12.50 ms, usually 1.00 to 2.00". */
  static String text(Insight.Anomaly anomaly) {
    return String.format(
        Locale.ROOT,
        "%s %s since %s: %.2f %s, usually %.2f to %.2f",
        anomaly.severity().wire(),
        anomaly.kind().wire(),
        anomaly.since(),
        anomaly.figure(),
        anomaly.unit(),
        anomaly.baseline().low(),
        anomaly.baseline().high());
  }

  /** "index by hypopg: why; CREATE INDEX ...". */
  static String text(Advisory.Advised advised) {
    String ddl = advised.ddl() == null ? "" : "; " + advised.ddl();
    return "%s by %s: %s%s"
        .formatted(advised.kind().wire(), advised.basis().wire(), advised.text(), ddl);
  }
}
