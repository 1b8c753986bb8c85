package dev.assay.store;

import dev.assay.bus.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings a database to the newest schema. Its version is {@code PRAGMA user_version}, which is part
 * of the transaction that changes the schema: a migration is there whole or not at all. Blocks.
 */
final class Migrations {
  /** In the order they are applied; the version a database has is how many of them it has seen. */
  static final List<String> SQLITE =
      List.of(
          "001-patterns.sql",
          "002-search.sql",
          "003-intervals.sql",
          "004-plans.sql",
          "005-predictions.sql",
          "006-anomalies.sql",
          "007-snapshots.sql",
          "008-advice.sql");

  private Migrations() {}

  /** Applies what is missing; refuses a database that a newer Assay has written. */
  static void apply(Pool writer, List<String> migrations, String database) throws SQLException {
    int version = version(writer);
    if (version > migrations.size()) {
      throw Fault.CONFLICT.because(
          ("the database %s has schema version %d and this Assay knows versions up to %d; start the"
                  + " newer Assay or name another data.dir")
              .formatted(database, version, migrations.size()));
    }
    for (int next = version + 1; next <= migrations.size(); next++) {
      String script =
          script("sqlite", migrations.get(next - 1)) + "\nPRAGMA user_version = " + next + ";";
      writer.transact(session -> {
        session.script(script);
        return true;
      });
    }
  }

  private static int version(Pool writer) throws SQLException {
    return writer.run(
        session -> session.all("PRAGMA user_version", row -> row.getInt(1)).getFirst());
  }

  /** The text of a migration that ships. */
  static String script(String kind, String name) {
    String path = "/db/" + kind + "/" + name;
    try (InputStream in = Migrations.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
