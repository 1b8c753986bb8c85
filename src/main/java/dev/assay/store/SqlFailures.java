package dev.assay.store;

import dev.assay.bus.Fault;
import java.sql.SQLException;

/**
 * Says what a failure of the database means to the asker. Stateless.
 *
 * <p>Codes are SQLite's own; an extended code carries the primary one in its low byte. What is our
 * mistake keeps its cause, so that the log shows it.
 */
final class SqlFailures {
  private static final int PRIMARY = 0xff;

  private SqlFailures() {}

  static RuntimeException translate(SQLException cause, String database) {
    return switch (cause.getErrorCode() & PRIMARY) {
      case 5, 6 ->
          Fault.UNAVAILABLE.because(
              "the database %s is locked by another process; ask again".formatted(database));
      case 8 ->
          Fault.UNAVAILABLE.because(
              "the database %s cannot be written; make its file and directory writable"
                  .formatted(database));
      case 10 ->
          Fault.UNAVAILABLE.because(
              "the disk under the database %s fails: %s".formatted(database, cause.getMessage()));
      case 13 ->
          Fault.UNAVAILABLE.because(
              "the disk under the database %s is full; free some space".formatted(database));
      case 14 ->
          Fault.UNAVAILABLE.because(
              "the database %s cannot be opened; make its directory writable".formatted(database));
      case 11, 26 ->
          new IllegalStateException(
              "the database %s is damaged; put a backup in its place".formatted(database), cause);
      case 19 -> Fault.CONFLICT.because("this contradicts what is stored: " + cause.getMessage());
      default -> new IllegalStateException("the database %s failed".formatted(database), cause);
    };
  }
}
