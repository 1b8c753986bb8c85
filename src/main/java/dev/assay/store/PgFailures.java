package dev.assay.store;

import dev.assay.bus.Fault;
import java.sql.BatchUpdateException;
import java.sql.SQLException;

/**
 * Says what a failure of a watched PostgreSQL means to the asker, by its SQLSTATE: it is the
 * asker's text or rights that are wrong, or the server that cannot be reached. Stateless.
 */
final class PgFailures {
  private PgFailures() {}

  static RuntimeException translate(SQLException cause, String name, String at) {
    String state = cause.getSQLState() == null ? "" : cause.getSQLState();
    String words = words(cause);
    return switch (state) {
      case "57014" ->
          Fault.LATE.because(
              "the database %s stopped the statement after its time: %s".formatted(name, words));
      case "55P03" ->
          Fault.UNAVAILABLE.because(
              "the database %s did not give a lock in time; ask again".formatted(name));
      case "42501" -> Fault.DENIED.because("the database %s refuses: %s".formatted(name, words));
      case "28P01", "28000" ->
          Fault.UNAVAILABLE.because(
              "the database %s at %s does not let us in: %s; mend its user and password"
                  .formatted(name, at, words));
      case "3D000" ->
          Fault.UNAVAILABLE.because(
              "the server of %s has no such database: %s".formatted(name, words));
      default -> byClass(state, cause, name, at);
    };
  }

  private static RuntimeException byClass(
      String state, SQLException cause, String name, String at) {
    String words = words(cause);
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08", "57", "53", "" ->
          Fault.UNAVAILABLE.because(
              "the database %s at %s cannot be reached: %s".formatted(name, at, words));
      case "42", "22", "26", "0A", "25", "34", "3F" ->
          Fault.INVALID.because("the database %s says: %s".formatted(name, words));
      default ->
          new IllegalStateException("the database %s failed: %s".formatted(name, words), cause);
    };
  }

  /** Of our own tables, where a text that is refused is a mistake of ours. */
  static RuntimeException ofStore(SQLException failed, String name, String at) {
    SQLException cause = first(failed);
    String state = cause.getSQLState() == null ? "" : cause.getSQLState();
    String words = words(cause);
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "23" -> Fault.CONFLICT.because("this contradicts what is stored: " + words);
      case "25" ->
          Fault.UNAVAILABLE.because(
              "the database %s at %s cannot be written: %s".formatted(name, at, words));
      case "42", "3F" ->
          state.equals("42501")
              ? Fault.UNAVAILABLE.because(
                  "the database %s at %s refuses: %s; let its user create and own the schema %s"
                      .formatted(name, at, words, PgStore.SCHEMA))
              : broken(cause, name);
      case "22", "26", "0A", "34" -> broken(cause, name);
      default -> translate(cause, name, at);
    };
  }

  private static RuntimeException broken(SQLException cause, String name) {
    return new IllegalStateException(
        "the database %s failed: %s".formatted(name, words(cause)), cause);
  }

  // That of a batch repeats the statement with its values and hides what the server said.
  private static SQLException first(SQLException failed) {
    return failed instanceof BatchUpdateException && failed.getNextException() != null
        ? failed.getNextException()
        : failed;
  }

  /** Whether the connection was lost and not the statement wrong. */
  static boolean lost(SQLException failed) {
    SQLException cause = first(failed);
    String state = cause.getSQLState() == null ? "" : cause.getSQLState();
    return state.startsWith("08") || state.startsWith("57P");
  }

  private static String words(SQLException cause) {
    return String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
