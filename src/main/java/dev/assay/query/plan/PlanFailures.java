package dev.assay.query.plan;

import dev.assay.bus.Fault;
import dev.assay.store.PgSession;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  // Syntax and names; values that are none; what the server cannot do; schemas that are not there.
  private static final Set<String> OF_TEXT = Set.of("42", "22", "0A", "3F");
  private static final String SYNTAX = "42601";
  private static final int CLASS = 2;

  private static final Pattern POSITION = Pattern.compile("; Position: (\\d+)");
  private static final Pattern REFUSED =
      Pattern.compile("permission denied for (?<what>[a-z ]+?) (?<name>[^;\\s]+)");

  private final PgSession session;
  private final Explainable text;
  private final int before;

  /**
   * @param before what was sent before the text
   */
  PlanFailures(PgSession session, Explainable text, String before) {
    this.session = session;
    this.text = text;
    this.before = PgSession.marked(before).length();
  }

  /** A failure to be thrown, or what was thrown if it is not about the text. */
  SQLException translate(SQLException cause) throws SQLException {
    String state = Objects.requireNonNullElse(cause.getSQLState(), "");
    String words = words(cause);
    if (state.startsWith(TOO_COMPLEX)) {
      throw Fault.INVALID.because("the statement is too complex for the server: " + words);
    }
    if (text.parameters() && isOfParameters(state, words)) {
      throw Fault.INVALID.because(
          "the statement cannot be planned without its values: %s; give a text with values in the"
                  .formatted(words)
              + " place of $1, $2");
    }
    if (state.equals(DENIED)) {
      throw Fault.DENIED.because("%s; %s".formatted(words, grant(words, role())));
    }
    if (state.length() > CLASS && OF_TEXT.contains(state.substring(0, CLASS))) {
      throw Fault.INVALID.because("field 'sql': the server says: " + words);
    }
    return cause;
  }

  private static boolean isOfParameters(String state, String words) {
    return OF_PARAMETERS.contains(state) || (state.equals(SYNTAX) && words.contains("\"$"));
  }

  // In one line, with the position in the asker's text.
  private String words(SQLException cause) {
    String line =
        String.valueOf(cause.getMessage())
            .strip()
            .replaceFirst("^[A-Z]+: ", "")
            .replaceAll("\\s*\\R\\s*", "; ");
    return POSITION
        .matcher(line)
        .replaceAll(found -> {
          int at = Integer.parseInt(found.group(1)) - before;
          return at > 0 ? " (at character " + at + ")" : "";
        });
  }

  // The failed transaction answers nothing more.
  private String role() throws SQLException {
    session.run("ROLLBACK");
    return session.all("SELECT quote_ident(current_user)", row -> row.getString(1)).getFirst();
  }

  private String grant(String words, String role) {
    Matcher refused = REFUSED.matcher(words);
    if (!refused.find()) {
      return "grant the role %s what is missing".formatted(role);
    }
    String name = refused.group("name");
    return switch (refused.group("what")) {
      case "schema" -> "GRANT USAGE ON SCHEMA %s TO %s mends it".formatted(name, role);
      case "function", "procedure", "aggregate" ->
          "GRANT EXECUTE ON FUNCTION %s TO %s mends it".formatted(name, role);
      case "sequence" -> "GRANT SELECT ON SEQUENCE %s TO %s mends it".formatted(name, role);
      default -> "GRANT %s ON %s TO %s mends it".formatted(rights(), qualified(name), role);
    };
  }

  private String rights() {
    return switch (text.of().kind()) {
      case INSERT, UPDATE, DELETE -> "SELECT, " + text.of().kind().name();
      case MERGE -> "SELECT, INSERT, UPDATE, DELETE";
      default -> "SELECT";
    };
  }

  // The server names a table without its schema; the text may have it.
  private String qualified(String name) {
    return text.of().relations().stream()
        .filter(relation -> relation.endsWith("." + name))
        .findFirst()
        .orElse(name);
  }
}
