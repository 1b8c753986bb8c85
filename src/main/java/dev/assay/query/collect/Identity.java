package dev.assay.query.collect;

import dev.assay.query.Query.Fingerprinted;
import dev.assay.query.Query.Kind;
import dev.assay.store.PgSession;
import java.util.Set;

/** What a statement of the server turned out to be, once its text was read. Immutable. */
sealed interface Identity {
  Set<Kind> EXPLAINABLE = Set.of(Kind.SELECT, Kind.INSERT, Kind.UPDATE, Kind.DELETE, Kind.MERGE);

  /** What the pool sends for each connection that it opens, by the server's own text. */
  String OF_THE_POOL = "SHOW TRANSACTION ISOLATION LEVEL";

  /** One of a user's, known to the ledger by its fingerprint. */
  record Known(String fingerprint, boolean explainable) implements Identity {
    static Known of(Fingerprinted print) {
      return new Known(print.fingerprint(), EXPLAINABLE.contains(print.kind()));
    }
  }

  /** One that Assay itself sends; it is in no figures. */
  record Ours() implements Identity {}

  /** One whose text has no fingerprint; it is in no figures, and counted. */
  record Unfit() implements Identity {}

  /** Whether a text is that of a statement of ours. */
  static boolean isOurs(StatementKey key, String text, ServerState server) {
    return PgSession.isOurs(text)
        || (text.equals(OF_THE_POOL) && key.userId() == server.role().id());
  }
}
