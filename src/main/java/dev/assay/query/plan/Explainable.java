package dev.assay.query.plan;

import dev.assay.bus.Fault;
import dev.assay.query.Query.Fingerprinted;
import dev.assay.query.Query.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text that may be put behind EXPLAIN: one statement that reads or changes rows. Immutable; made
 * only by {@link #of}, since the simple protocol runs every statement of a text.
 *
 * @param parameters whether it has {@code $1}, {@code $2}, ... in the place of values
 */
record Explainable(String sql, Fingerprinted of, boolean parameters) {
  /** The most bytes of UTF-8 that are sent. */
  static final int LONGEST = 256 * 1024;

  private static final Set<String> FIRST_WORDS =
      Set.of("select", "with", "values", "insert", "update", "delete", "merge");

  /** Refuses what can be told without reading the text; INVALID or TOO_LARGE in words. */
  static String checked(@Nullable String sql) {
    if (sql == null || sql.isBlank()) {
      throw Fault.INVALID.because("field 'sql' is blank; one statement was expected");
    }
    if (sql.length() > LONGEST || sql.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw Fault.TOO_LARGE.because(
          "field 'sql' has more than %d bytes, the most that are explained".formatted(LONGEST));
    }
    int nul = sql.indexOf('\0');
    if (nul >= 0) {
      throw Fault.INVALID.because(
          "field 'sql': character %d is NUL, which no statement can hold".formatted(nul + 1));
    }
    return sql;
  }

  /** The text if it is one statement that has a plan; else INVALID, TOO_LARGE in words. */
  static Explainable of(String sql, Fingerprinted fingerprinted) {
    List<Piece> pieces = Pieces.of(checked(sql));
    checkKind(fingerprinted);
    checkSingle(pieces, fingerprinted);
    boolean parameters = pieces.contains(Piece.PARAMETER);
    return new Explainable(sql, fingerprinted, parameters);
  }

  private static void checkKind(Fingerprinted fingerprinted) {
    switch (fingerprinted.kind()) {
      case SELECT, INSERT, UPDATE, DELETE, MERGE -> {}
      case EXPLAIN ->
          throw Fault.INVALID.because(
              "field 'sql' begins with EXPLAIN; give the statement alone, it is put behind EXPLAIN"
                  + " here");
      case DDL ->
          throw Fault.INVALID.because(
              ("field 'sql' changes the schema; what has a plan was expected: SELECT, VALUES, "
                      + "INSERT,")
                  + " UPDATE, DELETE, MERGE");
      case UTILITY, UNKNOWN ->
          throw Fault.INVALID.because(
              "field 'sql' has no plan; expected SELECT, VALUES, INSERT, UPDATE, DELETE, MERGE or"
                  + " one of them behind WITH");
    }
  }

  // A ; within a statement that has a plan is only in strings and names, so where one stands
  // elsewhere it ends the statement, whatever else read the text.
  private static void checkSingle(List<Piece> pieces, Fingerprinted fingerprinted) {
    int end = pieces.size();
    while (end > 0 && pieces.get(end - 1).is(";")) {
      end--;
    }
    boolean marked = pieces.subList(0, end).stream().anyMatch(piece -> piece.is(";"));
    if (fingerprinted.statements() != 1 || marked) {
      throw Fault.INVALID.because(
          "field 'sql' holds more than one statement; exactly one was expected");
    }
    if (fingerprinted.approximate() && !FIRST_WORDS.contains(firstWord(pieces))) {
      throw Fault.INVALID.because(
          ("field 'sql' cannot be parsed and does not begin with SELECT, WITH, VALUES, "
                  + "INSERT, UPDATE,")
              + " DELETE or MERGE; one of them was expected");
    }
  }

  private static String firstWord(List<Piece> pieces) {
    return pieces.stream()
        .filter(piece -> !piece.is("("))
        .findFirst()
        .filter(piece -> piece.kind() == Piece.Kind.WORD)
        .map(Piece::text)
        .orElse("");
  }

  /** Refuses what must not be run: DENIED or INVALID in words. */
  void checkRunnable(String database, boolean allowed) {
    if (!allowed) {
      throw Fault.DENIED.because(
          "the database %s does not allow statements to be run for their plans; the setting"
                  .formatted(database)
              + " databases.%s.analyze: true allows it".formatted(database));
    }
    if (of.kind() != Kind.SELECT) {
      throw Fault.DENIED.because(
          "only SELECT is run for its plan, this is %s; ask without 'analyze'"
              .formatted(of.kind()));
    }
    if (parameters) {
      throw Fault.INVALID.because(
          "a statement with $1 in it cannot be run without its values; give a text with values, or"
              + " ask without 'analyze'");
    }
    Forbidden.check(Pieces.of(sql));
  }
}
