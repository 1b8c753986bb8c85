package dev.assay.query.advice;

import dev.assay.query.Advisory.Advised;
import dev.assay.query.Advisory.Decision;
import dev.assay.query.Advisory.Effect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Advice as it is kept. Immutable.
 *
 * @param advised as it was given last, without what was decided
 * @param decidedAt null while it is open
 * @param missingAt when its index was last seen not to be there; null where it never was
 */
record Stored(
    Advised advised,
    Decision decision,
    @Nullable String reason,
    @Nullable Instant decidedAt,
    @Nullable Instant missingAt) {

  /**
   * What a query did before advice was accepted.
   *
   * @param own whether the advice is of it; else it is one on the same tables
   */
  record Before(String fingerprint, boolean own, Series series) {}

  /** Since when its effect can be measured; null while it is not accepted. */
  @Nullable Instant since() {
    if (decision != Decision.ACCEPTED || decidedAt == null) {
      return null;
    }
    return missingAt != null && missingAt.isAfter(decidedAt) ? missingAt : decidedAt;
  }

  /** As it was given now, with what was decided of it. */
  Advised as(Advised given, @Nullable Effect effect) {
    return with(given, given.text(), effect);
  }

  /** As it was given last, with a remark. */
  Advised remarked(@Nullable String remark, @Nullable Effect effect) {
    return with(advised, remark == null ? advised.text() : advised.text() + " " + remark, effect);
  }

  private Advised with(Advised of, String text, @Nullable Effect effect) {
    String said = reason == null ? text : text + " (" + decision.wire() + ": " + reason + ")";
    return new Advised(
        of.id(),
        of.kind(),
        of.rule(),
        of.fingerprints(),
        said,
        of.ddl(),
        of.basis(),
        of.node(),
        of.evidence(),
        of.roi(),
        decision,
        effect);
  }
}
