package dev.assay.query.advice.index;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A b-tree that is not there. Immutable.
 *
 * @param include columns that are carried along, as they stand in SQL
 * @param where which rows it is of; null for all
 */
record IndexDefinition(
    TableFacts.Name table, List<Key> keys, List<String> include, @Nullable String where) {
  private static final int NAME_LENGTH = 63;

  IndexDefinition {
    keys = List.copyOf(keys);
    include = List.copyOf(include);
  }

  /**
   * A key.
   *
   * @param text a column's name or an expression, as it stands in SQL
   * @param column null for an expression
   * @param order {@code DESC}, {@code DESC NULLS LAST}, ...; empty for upwards
   * @param operators the class that prefixes need; empty for the type's own
   */
  record Key(String text, @Nullable String column, String order, String operators) {
    static Key of(String column) {
      return new Key(Names.quoted(column), column, "", "");
    }

    static Key expression(String text) {
      return new Key(text, null, "", "");
    }

    Key ordered(String by) {
      return new Key(text, column, by, operators);
    }

    Key matching(String by) {
      return new Key(text, column, order, by);
    }

    boolean down() {
      return order.startsWith("DESC");
    }

    String sql() {
      String of = column != null || isCall() ? text : "(" + text + ")";
      return Stream.of(of, operators, order)
          .filter(part -> !part.isEmpty())
          .collect(Collectors.joining(" "));
    }

    // A call stands without brackets around it, all other expressions within.
    private boolean isCall() {
      var all = Lexemes.of(text);
      if (all.size() < 3 || all.get(0).kind() != Lexemes.Kind.NAME || !all.get(1).isMark('(')) {
        return false;
      }
      int depth = 0;
      for (int i = 1; i < all.size(); i++) {
        depth += all.get(i).isMark('(') ? 1 : all.get(i).isMark(')') ? -1 : 0;
        if (depth == 0) {
          return i == all.size() - 1;
        }
      }
      return false;
    }
  }

  static IndexDefinition on(TableFacts.Name table, List<Key> keys) {
    return new IndexDefinition(table, keys, List.of(), null);
  }

  IndexDefinition including(List<String> columns) {
    return new IndexDefinition(table, keys, columns, where);
  }

  IndexDefinition of(String rows) {
    return new IndexDefinition(table, keys, include, rows);
  }

  /** To be read and run by a person: it does not hold up who writes, and may stand in no block. */
  String ddl() {
    return "CREATE INDEX CONCURRENTLY " + Names.quoted(name()) + rest();
  }

  /** To be pretended. */
  String pretended() {
    return "CREATE INDEX" + rest();
  }

  private String rest() {
    return " ON " + table.sql() + " " + what();
  }

  /** Its keys and all that follows. */
  String what() {
    return "("
        + keys.stream().map(Key::sql).collect(Collectors.joining(", "))
        + ")"
        + (include.isEmpty() ? "" : " INCLUDE (" + String.join(", ", include) + ")")
        + (where == null ? "" : " WHERE " + where);
  }

  // The same for the same index at any time, and short enough for the server.
  private String name() {
    String words =
        Stream.concat(Stream.of(table.table()), keys.stream().map(key -> plain(key.text())))
            .collect(Collectors.joining("_"));
    String hash = "_" + Integer.toHexString(Objects.hash(what()) & 0xffff);
    String whole = plain(words) + (where == null && include.isEmpty() ? "" : hash) + "_idx";
    return whole.length() <= NAME_LENGTH
        ? whole
        : whole.substring(0, NAME_LENGTH - hash.length() - 4) + hash + "_idx";
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
  }
}
