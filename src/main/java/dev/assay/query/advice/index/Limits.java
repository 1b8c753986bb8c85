package dev.assay.query.advice.index;

import dev.assay.query.advice.index.Lexemes.Kind;
import dev.assay.query.advice.index.Lexemes.Lexeme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts what was measured in the place of a {@code LIMIT $1}. Pure functions, safe on any thread.
 *
 * <p>Without a value the planner takes a tenth of all rows for wanted, and no index for an order
 * would ever seem to pay. How many rows a call gave on average is known, and where the limit is not
 * reached, fewer are wanted than it allows.
 */
final class Limits {
  private Limits() {}

  /** The text with a number behind its last LIMIT; as it is where there is none to be put. */
  static String known(String sql, @Nullable Double rowsPerCall) {
    List<Lexeme> all = Lexemes.of(sql);
    int at = last(all);
    if (rowsPerCall == null || at < 0) {
      return sql;
    }
    Lexeme parameter = all.get(at);
    boolean again =
        all.stream().filter(one -> one.text().equals(parameter.text())).count() > 1;
    if (again) {
      return sql;
    }
    int number = Integer.parseInt(parameter.text().substring(1));
    var text = new StringBuilder();
    int copied = 0;
    for (Lexeme one : all) {
      if (one.kind() == Kind.PARAMETER) {
        text.append(sql, copied, one.from());
        int own = Integer.parseInt(one.text().substring(1));
        text.append(own == number
            ? Long.toString(Math.max(1, (long) Math.ceil(rowsPerCall)))
            : "$" + (own > number ? own - 1 : own));
        copied = one.to();
      }
    }
    return text.append(sql, copied, sql.length()).toString();
  }

  // One within brackets limits a part of the statement, of which nothing was measured.
  private static int last(List<Lexeme> all) {
    int depth = 0;
    for (int i = all.size() - 1; i > 0; i--) {
      Lexeme piece = all.get(i);
      depth += piece.isMark(')') ? 1 : piece.isMark('(') ? -1 : 0;
      if (depth == 0 && piece.kind() == Kind.PARAMETER && all.get(i - 1).is("LIMIT")) {
        return i;
      }
    }
    return -1;
  }
}
