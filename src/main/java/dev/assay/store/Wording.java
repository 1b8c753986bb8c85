package dev.assay.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as a database wants it. Ours are written as SQLite and PostgreSQL both understand
 * them, but for what is made alike here: numbered parameters and truth values; and, by functions of
 * its schema, {@code json_each} and {@code min} and {@code max} of two. Immutable.
 *
 * @param text as it is sent
 * @param places which value goes to each parameter, counted from 0; empty where they are in order
 */
record Wording(String text, List<Integer> places) {
  Wording {
    places = List.copyOf(places);
  }

  /** Sent as it is written. */
  static Wording sqlite(String sql) {
    return new Wording(sql, List.of());
  }

  /** With {@code ?} for {@code ?1}, and the mark by which our statements are known. */
  static Wording postgres(String sql) {
    StringBuilder text = new StringBuilder();
    List<Integer> places = new ArrayList<>();
    boolean quoted = false;
    for (int at = 0; at < sql.length(); at++) {
      char next = sql.charAt(at);
      text.append(next);
      quoted ^= next == '\'';
      if (next == '?' && !quoted) {
        int end = digits(sql, at + 1);
        places.add(
            end == at + 1 ? places.size() : Integer.parseInt(sql.substring(at + 1, end)) - 1);
        at = end - 1;
      }
    }
    return new Wording(PgSession.marked(text.toString()), places);
  }

  private static int digits(String sql, int from) {
    int end = from;
    while (end < sql.length() && Character.isDigit(sql.charAt(end))) {
      end++;
    }
    return end;
  }

  void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
    if (places.isEmpty()) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
    }
    for (int i = 0; i < places.size(); i++) {
      statement.setObject(i + 1, number(values[places.get(i)]));
    }
  }

  // The columns are numbers, as SQLite has no others for what is true or false.
  private static @Nullable Object number(@Nullable Object value) {
    return value instanceof Boolean truth ? Integer.valueOf(truth ? 1 : 0) : value;
  }
}
