package dev.assay.query.advice.index;

import dev.assay.query.advice.index.IndexDefinition.Key;
import dev.assay.query.advice.index.Lexemes.Kind;
import dev.assay.query.advice.index.Lexemes.Lexeme;
import dev.assay.store.PgSession;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an expression may stand in an index, where the server cannot be asked by pretending
 * one: all that is in it must be IMMUTABLE. Blocks; used on the worker that holds the session.
 *
 * <p>Only calls over columns and texts are understood. Of a function every form that takes such a
 * column's type must be IMMUTABLE, and where there is any other thing in the expression, it is not
 * advised.
 */
final class Expressions {
  private static final String IMMUTABLE =
      """
      SELECT coalesce(bool_and(p.provolatile = 'i'), false) FROM pg_catalog.pg_proc p
      WHERE p.proname = ? AND p.prokind = 'f'
        AND (SELECT t.oid FROM pg_catalog.pg_type t
          WHERE pg_catalog.format_type(t.oid, NULL) = ?) = ANY (p.proargtypes::oid[])\
      """;

  private final PgSession session;

  Expressions(PgSession session) {
    this.session = session;
  }

  /** Those that cannot be made, or of which that is not known, with the reason. */
  Map<IndexDefinition, String> refused(List<Candidate> candidates) throws SQLException {
    Map<IndexDefinition, String> refused = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      for (IndexDefinition index : candidate.indexes()) {
        for (Key key : index.keys()) {
          @Nullable String why =
              key.column() == null ? refusal(key.text(), candidate.site().table()) : null;
          if (why != null) {
            refused.put(index, why);
          }
        }
      }
    }
    return refused;
  }

  private @Nullable String refusal(String expression, TableFacts table) throws SQLException {
    List<Lexeme> all = Lexemes.of(expression);
    boolean plain =
        all.stream()
            .noneMatch(one ->
                one.kind() == Kind.OPERATOR
                    || (one.kind() == Kind.CAST && !one.text().equals("::text")));
    boolean calls = all.size() > 1 && all.get(1).isMark('(');
    if (!plain || !calls) {
      return "whether %s is IMMUTABLE cannot be told without hypopg".formatted(expression);
    }
    for (int i = 0; i + 1 < all.size(); i++) {
      if (all.get(i).kind() == Kind.NAME && all.get(i + 1).isMark('(')) {
        for (String column : Sites.columns(expression, "", table)) {
          if (!immutable(all.get(i).name(), table.column(column))) {
            return "%s(...) of %s is not IMMUTABLE".formatted(all.get(i).text(), column);
          }
        }
      }
    }
    return null;
  }

  private boolean immutable(String function, @Nullable ColumnFacts column) throws SQLException {
    if (column == null) {
      return false;
    }
    String type = column.type().equals("character varying") ? "text" : column.type();
    return session.all(IMMUTABLE, row -> row.getBoolean(1), function, type).getFirst();
  }
}
