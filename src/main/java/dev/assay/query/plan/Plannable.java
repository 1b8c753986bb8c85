package dev.assay.query.plan;

import dev.assay.query.Query.Fingerprinted;
import dev.assay.store.PgSession;
import java.sql.SQLException;

/**
 * A text that has passed the gate and may be planned, again and again, in a session that somebody
 * else holds and has prepared. Immutable; {@link #plan} blocks, on the worker that holds the
 * session, and never runs the statement.
 */
public final class Plannable {
  private final Explainable text;

  private Plannable(Explainable text) {
    this.text = text;
  }

  /** Refuses what is not one statement with a plan: INVALID or TOO_LARGE in words. */
  public static Plannable of(String sql, Fingerprinted fingerprinted) {
    return new Plannable(Explainable.of(sql, fingerprinted));
  }

  /** A plan as the server gave it. Immutable. */
  public static final class Raw {
    private final String json;
    private final Plan plan;

    private Raw(String json) {
      this.json = json;
      this.plan = Plan.read(json);
    }

    /** With the literals of the text in it: to be read, and not to be shown. */
    public Plan plan() {
      return plan;
    }

    /** As plans are shown. */
    public Plan redacted() {
      return Plan.read(Redaction.of(Plan.tree(json)));
    }
  }

  /**
   * Plans it by a plain EXPLAIN. Where the text is at fault it fails with words, and with the GRANT
   * that mends it where a right is missing; the transaction has then ended.
   */
  public Raw plan(PgSession session) throws SQLException {
    return new Raw(Asking.ask(session, text, false));
  }
}
