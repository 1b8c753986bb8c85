package dev.assay.query.collect;

import dev.assay.query.collect.ServerState.Extension;
import dev.assay.store.PgSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads one server's statistics and compares them with those before, in one transaction. It changes
 * nothing that it was given, since work on a lost connection is begun again. Blocks.
 *
 * @param before null for none
 * @param known whether a statement's text is not needed any more
 */
record StatementsReader(@Nullable Reading before, Instant at, Predicate<StatementKey> known) {
  private static final String NOT_LOADED = "55000";
  private static final String DENIED = "42501";

  Outcome read(PgSession session) throws SQLException {
    ServerState server = ServerQuery.ask(session);
    Extension extension = server.extension();
    if (extension == null) {
      return new Outcome.Unreadable(server, Mending.missing());
    }
    if (extension.minor() < Extension.OLDEST) {
      return new Outcome.Unreadable(server, Mending.old(extension.version()));
    }
    try {
      return read(session, server, extension);
    } catch (SQLException e) {
      return new Outcome.Unreadable(
          server,
          switch (String.valueOf(e.getSQLState())) {
            case NOT_LOADED -> Mending.notLoaded();
            case DENIED -> Mending.denied(server.role().name(), extension.schema());
            default -> throw e;
          });
    }
  }

  private Outcome read(PgSession session, ServerState server, Extension extension)
      throws SQLException {
    Reading reading = StatementsQuery.figures(session, at, server, extension);
    Change change = Deltas.between(before, reading);
    List<StatementKey> unknown =
        change.statements().keySet().stream().filter(known.negate()).toList();
    Map<StatementKey, String> texts =
        unknown.isEmpty() ? Map.of() : StatementsQuery.texts(session, extension, unknown);
    return new Outcome.Read(
        reading, change, texts, server.seesAll() ? null : Mending.partial(server.role().name()));
  }
}
