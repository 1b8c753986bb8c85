package dev.assay.patterns;

import static dev.assay.patterns.PatternFixture.call;
import static dev.assay.patterns.PatternFixture.pattern;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Wire;
import dev.assay.patterns.PatternFixture.Options;
import dev.assay.patterns.PatternTable.Fresh;
import dev.assay.patterns.Patterns.Provenance;
import dev.assay.store.Database;
import dev.assay.store.SqlWork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables beneath the store: triggers, indexes and the way from an old schema. */
class SchemaTest {
  @TempDir Path dir;
  private @Nullable PatternFixture opened;

  private PatternFixture open() throws Exception {
    opened = new PatternFixture(dir, Options.usual());
    return opened;
  }

  @AfterEach
  void close() throws Exception {
    if (opened != null) {
      opened.close();
    }
  }

  private static <T> T write(Database database, SqlWork<T> work) throws Exception {
    return database.write(call(), work).await(20, SECONDS);
  }

  @Test
  void triggers_keepTheIndexes_throughInsertUpdateAndDelete() throws Exception {
    PatternFixture patterns = open();
    patterns.put(pattern(Domain.TEXT, "alpha one", "trim text", "trim"));
    patterns.put(pattern(Domain.TEXT, "alpha two", "trim text", "trim"));
    patterns.put(pattern(Domain.TIME, "alpha three", "trim time", "trim"));
    patterns.checkIndexes();

    write(
        patterns.database,
        session ->
            session.update("UPDATE pattern SET title = 'beta one' WHERE title = 'alpha one'"));
    patterns.checkIndexes();
    write(
        patterns.database,
        session -> session.update("UPDATE pattern SET domain = 'time' WHERE title = 'alpha two'"));
    patterns.checkIndexes();
    write(
        patterns.database, session -> session.update("UPDATE pattern SET archived = 1 - archived"));
    patterns.checkIndexes();
    write(
        patterns.database, session -> session.update("UPDATE pattern SET archived = 1 - archived"));
    patterns.checkIndexes();
    write(
        patterns.database,
        session -> session.update("DELETE FROM pattern WHERE title = 'alpha three'"));
    patterns.checkIndexes();

    assertThat(sizes(patterns)).isEqualTo("text 1, time 1");
  }

  private static String sizes(PatternFixture patterns) throws Exception {
    return patterns
        .database
        .read(
            call(),
            session ->
                session
                    .all(
                        "SELECT group_concat(domain || ' ' || patterns, ', ') FROM"
                            + " (SELECT * FROM pattern_size WHERE patterns > 0 ORDER BY domain)",
                        row -> row.getString(1))
                    .getFirst())
        .await(20, SECONDS);
  }

  @Test
  void theCheck_findsAnIndexThatDiffers() throws Exception {
    PatternFixture patterns = open();
    patterns.put(pattern(Domain.TEXT, "alpha one", "trim text", "trim"));
    write(
        patterns.database,
        session ->
            session.update(
                "INSERT INTO find_text (rowid, title, operation, words, shape)"
                    + " VALUES (99, 'ghost', '', '', '')"));

    assertThatThrownBy(patterns::checkIndexes).hasMessageContaining("damaged");
  }

  @Test
  void aKilledWrite_leavesNothing() throws Exception {
    PatternFixture patterns = open();
    var fresh =
        new Fresh(
            pattern(Domain.TEXT, "alpha", "trim text", "trim"),
            Evidence.none(Provenance.MANUAL, Instant.EPOCH),
            null);

    assertThatThrownBy(() ->
            write(
                patterns.database,
                session -> {
                  PatternTable.insert(session, fresh);
                  throw new IllegalStateException("killed");
                }))
        .hasMessage("killed");

    assertThat(patterns.titles("alpha", Domain.TEXT)).isEmpty();
    assertThat(sizes(patterns)).isNullOrEmpty();
    patterns.checkIndexes();
  }

  @Test
  void aDatabaseOfTheFirstSchema_isBroughtUp_andItsPatternsAreFound() throws Exception {
    String first =
        Files.readString(
            Path.of("src/main/resources/db/sqlite/001-patterns.sql"), StandardCharsets.UTF_8);
    Pattern old = pattern(Domain.TEXT, "from long ago", "trim text", "trim");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("assay.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate(first);
      statement.executeUpdate("PRAGMA user_version = 1");
      try (var insert =
          connection.prepareStatement(
              """
              INSERT INTO pattern (id, hash, domain, provenance, stamp, ceiling, length, title,
                operation, words, shape)
              VALUES (1, ?, 'text', 'manual', 0, 0.75, 6, 'from long ago', 'trim text', 'trim', '')
              """)) {
        insert.setString(1, Identity.of(old));
        insert.executeUpdate();
      }
      try (var insert =
          connection.prepareStatement("INSERT INTO pattern_body (id, body) VALUES (1, ?)")) {
        insert.setString(1, Wire.encode(old).toString());
        insert.executeUpdate();
      }
    }

    PatternFixture patterns = open();

    assertThat(patterns.titles("long ago", Domain.TEXT)).containsExactly("from long ago");
    assertThat(sizes(patterns)).isEqualTo("text 1");
    patterns.checkIndexes();
  }

  @Test
  void theWholeDatabase_isIntact_afterManyWrites() throws Exception {
    PatternFixture patterns = open();
    for (int i = 0; i < 50; i++) {
      patterns.put(
          pattern(List.of(Domain.values()).get(i % 15), "alpha " + i, "trim text", "trim"));
    }

    String answer =
        patterns
            .database
            .read(
                call(),
                session ->
                    session.all("PRAGMA integrity_check", row -> row.getString(1)).getFirst())
            .await(20, SECONDS);

    assertThat(answer).isEqualTo("ok");
  }
}
