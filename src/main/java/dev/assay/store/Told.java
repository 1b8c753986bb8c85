package dev.assay.store;

import dev.assay.bus.Steps;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Statements as a trace shows them: those of ours with their texts, whose values are bound. Of a
 * text that may hold somebody's literals, as one to be explained, only the first word is shown.
 * Stateless.
 */
final class Told {
  static final String SQLITE = "sqlite";
  static final String POSTGRESQL = "postgresql";

  private static final Set<String> OURS = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "WITH");

  private Told() {}

  /** Runs a statement whose values are bound. */
  static <T> T bound(String system, String sql, Steps.Step<T, SQLException> run)
      throws SQLException {
    return Steps.step(system, () -> tags(system, sql), run);
  }

  /** Runs a statement with all its values in its text. */
  static <T> T plain(String system, String sql, Steps.Step<T, SQLException> run)
      throws SQLException {
    return Steps.step(system, () -> tags(system, verb(sql)), run);
  }

  private static Map<String, String> tags(String system, String sql) {
    String verb = verb(sql);
    return OURS.contains(verb) && !sql.equals(verb)
        ? Map.of("db.system.name", system, "db.operation.name", verb, "db.query.text", sql)
        : Map.of("db.system.name", system, "db.operation.name", verb);
  }

  private static String verb(String sql) {
    String bare = sql.strip();
    int end = 0;
    while (end < bare.length() && Character.isLetter(bare.charAt(end))) {
      end++;
    }
    return end == 0 ? "OTHER" : bare.substring(0, end).toUpperCase(Locale.ROOT);
  }
}
