package dev.assay.query.advice.index;

import dev.assay.query.advice.index.Condition.All;
import dev.assay.query.advice.index.Condition.Column;
import dev.assay.query.advice.index.Condition.Compared;
import dev.assay.query.advice.index.Condition.Either;
import dev.assay.query.advice.index.Condition.Null;
import dev.assay.query.advice.index.Condition.Other;
import dev.assay.query.advice.index.Condition.Side;
import dev.assay.query.advice.index.Condition.Truth;
import dev.assay.query.advice.index.Lexemes.Kind;
import dev.assay.query.advice.index.Lexemes.Lexeme;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditions as the server writes them in a plan: each operator with its operands in brackets
 * of its own, each column with its table's alias. For one text and one thread.
 *
 * <p>What it does not understand is {@link Other}, which costs a candidate and never a wrong one:
 * every candidate is judged by the planner, or by costs of conditions that were understood.
 */
final class Conditions {
  // Deeper ones are no condition that an index serves, and would be a stack of calls here.
  private static final int DEEPEST = 100;

  private final String text;
  private final List<Lexeme> all;

  private Conditions(String text) {
    this.text = text;
    this.all = Lexemes.of(text);
  }

  static Condition of(String text) {
    var conditions = new Conditions(text);
    return conditions.condition(0, conditions.all.size(), 0);
  }

  /** An expression alone, such as a key of a sort or a column of an output. */
  static Side side(String text) {
    var conditions = new Conditions(text);
    return conditions.side(0, conditions.all.size());
  }

  /** An expression without the alias before its columns, as it stands in an index. */
  static String bare(String text) {
    List<Lexeme> all = Lexemes.of(text);
    var bare = new StringBuilder();
    int copied = 0;
    for (int i = 0; i < all.size(); i++) {
      if (isColumn(all, i)) {
        bare.append(text, copied, all.get(i).from());
        copied = all.get(i + 2).from();
        i += 2;
      }
    }
    return bare.append(text, copied, text.length()).toString();
  }

  private Condition condition(int start, int stop, int depth) {
    int from = start;
    int to = stop;
    while (wrapped(from, to)) {
      from++;
      to--;
    }
    if (from >= to || depth > DEEPEST) {
      return new Other(slice(start, stop));
    }
    List<int[]> ors = split(from, to, "OR");
    if (ors.size() > 1) {
      return new Either(parts(ors, depth));
    }
    List<int[]> ands = split(from, to, "AND");
    if (ands.size() > 1) {
      return new All(parts(ands, depth));
    }
    if (all.get(from).is("NOT")) {
      Side side = side(from + 1, to);
      return side.column() == null ? new Other(slice(from, to)) : new Truth(side, true);
    }
    return test(from, to);
  }

  private List<Condition> parts(List<int[]> ranges, int depth) {
    return ranges.stream().map(range -> condition(range[0], range[1], depth + 1)).toList();
  }

  private Condition test(int from, int to) {
    if (to - from >= 3 && all.get(to - 1).is("NULL")) {
      boolean not = all.get(to - 2).is("NOT");
      int is = not ? to - 3 : to - 2;
      if (is > from && all.get(is).is("IS")) {
        return new Null(side(from, is), not);
      }
    }
    int operator = find(from, to, piece -> piece.kind() == Kind.OPERATOR);
    if (operator <= from) {
      Side side = side(from, to);
      return side.column() == null || side.cast() != null
          ? new Other(slice(from, to))
          : new Truth(side, false);
    }
    boolean every = operator + 1 < to && all.get(operator + 1).is("ALL");
    if (every) {
      return new Other(slice(from, to));
    }
    boolean any = operator + 1 < to && all.get(operator + 1).is("ANY");
    Side right = side(any ? operator + 2 : operator + 1, to);
    return new Compared(side(from, operator), all.get(operator).text(), right, any);
  }

  private Side side(int start, int stop) {
    int from = start;
    int to = stop;
    @Nullable String cast = null;
    while (from < to) {
      if (wrapped(from, to)) {
        from++;
        to--;
      } else if (to - from > 1 && all.get(to - 1).kind() == Kind.CAST && closes(from, to - 1)) {
        cast = cast == null ? all.get(to - 1).text().substring(2) : cast;
        to--;
      } else {
        break;
      }
    }
    @Nullable Column column = to - from == 3 && isColumn(all, from) ? column(from) : null;
    boolean literal = to - from == 1 && all.get(from).kind() == Kind.LITERAL;
    return new Side(slice(start, stop), columns(start, stop), column, cast, literal);
  }

  // Whether a cast at the end is of the whole, and not of its last operand.
  private boolean closes(int from, int to) {
    return wrapped(from, to) || to - from == 1 || (to - from == 3 && isColumn(all, from));
  }

  private Set<Column> columns(int from, int to) {
    Set<Column> columns = new LinkedHashSet<>();
    for (int i = from; i + 2 < to; i++) {
      if (isColumn(all, i)) {
        columns.add(column(i));
      }
    }
    return columns;
  }

  private Column column(int at) {
    return new Column(all.get(at).name(), all.get(at + 2).name());
  }

  private static boolean isColumn(List<Lexeme> all, int at) {
    return at + 2 < all.size()
        && all.get(at).kind() == Kind.NAME
        && all.get(at + 1).isMark('.')
        && all.get(at + 2).kind() == Kind.NAME
        && (at == 0 || !all.get(at - 1).isMark('.'))
        && (at + 3 == all.size() || !(all.get(at + 3).isMark('(') || all.get(at + 3).isMark('.')));
  }

  private List<int[]> split(int from, int to, String word) {
    List<int[]> parts = new ArrayList<>();
    int start = from;
    while (true) {
      int next = find(start, to, piece -> piece.is(word));
      parts.add(new int[] {start, next < 0 ? to : next});
      if (next < 0) {
        return parts;
      }
      start = next + 1;
    }
  }

  // At the outermost level; CASE ... END is a level too.
  private int find(int from, int to, Predicate<Lexeme> wanted) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      Lexeme piece = all.get(i);
      if (depth == 0 && wanted.test(piece)) {
        return i;
      }
      depth += step(piece);
    }
    return -1;
  }

  private static int step(Lexeme piece) {
    if (piece.isMark('(') || piece.isMark('[') || piece.is("CASE")) {
      return 1;
    }
    return piece.isMark(')') || piece.isMark(']') || piece.is("END") ? -1 : 0;
  }

  private boolean wrapped(int from, int to) {
    if (to - from < 2 || !all.get(from).isMark('(') || !all.get(to - 1).isMark(')')) {
      return false;
    }
    int depth = 0;
    for (int i = from; i < to - 1; i++) {
      depth += step(all.get(i));
      if (depth == 0) {
        return false;
      }
    }
    return true;
  }

  private String slice(int from, int to) {
    return from >= to ? "" : text.substring(all.get(from).from(), all.get(to - 1).to());
  }
}
