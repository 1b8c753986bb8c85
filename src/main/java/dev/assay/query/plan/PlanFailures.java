package dev.assay.query.plan;

import dev.assay.bus.Fault;
import dev.assay.store.PgSession;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a text that a server would not plan, and what mends it; what is not about
 * the text is left to the store. Blocks; used on the worker that holds the session.
 */
final class PlanFailures {
  private static final String DENIED = "42501";
  // Too deep, too many columns, too many arguments.
  private static final String TOO_COMPLEX = "54";
  // No such parameter, no type for it, no single function or operator for what is unknown.
  private static final Set<String> OF_PARAMETERS =
      Set.of("42P02", "42P18", "42725", "42883", "42804");
  private static final String SYNTAX = "42601";

  private static final Pattern REFUSED =
      Pattern.compile("permission denied for (?<what>[a-z ]+?) (?<name>\\S+)\\s*$", Pattern.MULTILINE);

  private PlanFailures() {}

  /** A failure to be thrown, or what was thrown if it is not about the text. */
  static SQLException translate(PgSession session, Explainable text, SQLException cause)
      throws SQLException {
    String state = Objects.requireNonNullElse(cause.getSQLState(), "");
    if (state.startsWith(TOO_COMPLEX)) {
      throw Fault.INVALID.because(
          "the statement is too complex for the server: %s".formatted(words(cause)));
    }
    if (text.parameters() && isOfParameters(state, cause)) {
      throw Fault.INVALID.because(
          "the statement cannot be planned without its values: %s; give a text with values in the"
                  .formatted(words(cause))
              + " place of $1, $2");
    }
    if (state.equals(DENIED)) {
      throw Fault.DENIED.because(
          "%s; %s".formatted(words(cause), grant(cause, text, role(session))));
    }
    return cause;
  }

  private static boolean isOfParameters(String state, SQLException cause) {
    return OF_PARAMETERS.contains(state) || (state.equals(SYNTAX) && words(cause).contains("\"$"));
  }

  private static String words(SQLException cause) {
    return String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  // The failed transaction answers nothing more.
  private static String role(PgSession session) throws SQLException {
    session.run("ROLLBACK");
    return session.all("SELECT quote_ident(current_user)", row -> row.getString(1)).getFirst();
  }

  private static String grant(SQLException cause, Explainable text, String role) {
    Matcher refused = REFUSED.matcher(String.valueOf(cause.getMessage()));
    if (!refused.find()) {
      return "grant the role %s what is missing".formatted(role);
    }
    String name = refused.group("name");
    return switch (refused.group("what")) {
      case "schema" -> "GRANT USAGE ON SCHEMA %s TO %s mends it".formatted(name, role);
      case "function", "procedure", "aggregate" ->
          "GRANT EXECUTE ON FUNCTION %s TO %s mends it".formatted(name, role);
      case "sequence" -> "GRANT SELECT ON SEQUENCE %s TO %s mends it".formatted(name, role);
      default ->
          "GRANT %s ON %s TO %s mends it".formatted(rights(text), qualified(name, text), role);
    };
  }

  private static String rights(Explainable text) {
    return switch (text.of().kind()) {
      case INSERT, UPDATE, DELETE -> "SELECT, " + text.of().kind().name();
      case MERGE -> "SELECT, INSERT, UPDATE, DELETE";
      default -> "SELECT";
    };
  }

  // The server names a table without its schema; the text may have it.
  private static String qualified(String name, Explainable text) {
    @Nullable String named =
        text.of().relations().stream()
            .filter(relation -> relation.endsWith("." + name.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElse(null);
    return named == null ? name : named;
  }
}
