package dev.assay.query.fingerprint;

import dev.assay.bus.Hash;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The lexer's own fingerprint: what is left of a statement when everything is taken out that the
 * library takes no notice of either. For one text and one thread.
 *
 * <p>Gone are values and their casts, the number of values in a list, IN and = ANY (both are =),
 * aliases of tables and of what is selected, the order of what is selected, quotes that are not
 * needed, and the names of prepared statements, cursors and savepoints. What only a parser can see
 * stays: here {@code a and b} is not {@code b and a}.
 */
final class Shape {
  private static final int DIGITS = 16;
  private static final String VALUE = "?";
  private static final Set<String> NAMES_ARE_NOISE =
      Set.of("deallocate", "execute", "prepare", "close", "savepoint", "release");
  private static final Set<String> REST_OF_TYPE =
      Set.of("precision", "varying", "year", "month", "day", "hour", "minute", "second");
  private static final Set<String> PREPARES = Set.of("transaction", "prepared");

  private final List<Token> tokens;
  private final BitSet aliases;
  private final Deque<Level> outer = new ArrayDeque<>();
  private Level level = new Level();

  /** The text within one pair of brackets, and what is selected there. */
  private static final class Level {
    final StringBuilder text = new StringBuilder();
    @Nullable StringBuilder item;
    final TreeSet<String> items = new TreeSet<>();

    StringBuilder now() {
      return item == null ? text : item;
    }

    void add(String word) {
      StringBuilder now = now();
      // Values side by side are as good as one.
      if (word.equals(VALUE) && endsWith(now, " ? ,")) {
        now.setLength(now.length() - 2);
      } else {
        now.append(' ').append(word);
      }
    }

    void next() {
      if (item != null) {
        items.add(item.toString());
        item = new StringBuilder();
      } else {
        add(",");
      }
    }

    void endItems() {
      if (item != null) {
        items.add(item.toString());
        text.append(String.join(" ,", items));
        items.clear();
        item = null;
      }
    }
  }

  private Shape(List<Token> tokens, BitSet aliases) {
    this.tokens = tokens;
    this.aliases = aliases;
  }

  /** 16 hexadecimal digits. */
  static String fingerprint(List<Token> tokens, BitSet aliases) {
    return Hash.of(text(tokens, aliases)).substring(0, DIGITS);
  }

  static String text(List<Token> tokens, BitSet aliases) {
    var shape = new Shape(tokens, aliases);
    for (int at = 0; at < tokens.size(); ) {
      at = shape.step(at);
    }
    while (!shape.outer.isEmpty()) {
      shape.close("");
    }
    shape.level.endItems();
    return shape.level.text.toString();
  }

  private int step(int at) {
    Token token = tokens.get(at);
    if (aliases.get(at)) {
      return at + 1;
    }
    return switch (token.kind()) {
      case LITERAL, STRING, PARAMETER -> {
        level.add(VALUE);
        yield castEnd(at + 1);
      }
      case MARK -> mark(token, at);
      case WORD -> word(token, at);
      case QUOTED, OPERATOR -> {
        level.add(Words.written(token));
        yield at + 1;
      }
    };
  }

  private int mark(Token token, int at) {
    switch (token.text().charAt(0)) {
      case '(', '[' -> {
        outer.push(level);
        level = new Level();
        level.add(token.text());
      }
      case ')', ']' -> close(token.text());
      case ',' -> level.next();
      case ';' -> {
        if (at + 1 < tokens.size()) {
          level.endItems();
          level.add(";");
        }
      }
      default -> level.add(token.text());
    }
    return at + 1;
  }

  private void close(String mark) {
    level.endItems();
    if (outer.isEmpty()) {
      return;
    }
    Level inner = level;
    level = outer.pop();
    String whole = inner.text + " " + mark;
    // A row of values behind a row of values is as good as one.
    if (whole.equals(" ( ? )") && endsWith(level.now(), " ( ? ) ,")) {
      level.now().setLength(level.now().length() - 2);
    } else {
      level.now().append(whole);
    }
  }

  private int word(Token word, int at) {
    if (word.isWord("select")) {
      return select(at);
    }
    if (word.isWordOf(Keywords.ENDS_A_LIST) || word.isWord("from") || word.isWord("into")) {
      level.endItems();
    }
    if (isItemAlias(word, at)) {
      return at + 2;
    }
    if (at == 0 && word.isWordOf(NAMES_ARE_NOISE)) {
      level.add(word.text());
      boolean named = at + 1 < tokens.size() && !tokens.get(at + 1).isWordOf(PREPARES);
      return named ? at + 2 : at + 1;
    }
    return comparison(word, at);
  }

  private int comparison(Token word, int at) {
    boolean not = word.isWord("not");
    int in = not ? at + 1 : at;
    if (is(in, "in") && isBracketed(in + 1)) {
      level.add(not ? "<>" : "=");
      level.add(VALUE);
      return end(in + 1);
    }
    if (is(at, "any") && at > 0 && tokens.get(at - 1).isOperator("=") && isBracketed(at + 1)) {
      level.add(VALUE);
      return end(at + 1);
    }
    boolean value = word.isWord("default") && at > 0 && opensItem(tokens.get(at - 1));
    level.add(value ? VALUE : word.text());
    return at + 1;
  }

  private int select(int at) {
    level.endItems();
    level.add("select");
    int next = at + 1;
    if (is(next, "all")) {
      next++;
    }
    if (is(next, "distinct")) {
      level.add("distinct");
      next++;
      if (is(next, "on")) {
        next = distinctOn(next + 1);
      }
    }
    level.item = new StringBuilder();
    return next;
  }

  // Its brackets are no part of the first thing that is selected.
  private int distinctOn(int from) {
    level.add("on");
    int next = from;
    int depth = 0;
    while (next < tokens.size()) {
      Token token = tokens.get(next++);
      level.add(token.isValue() ? VALUE : Words.written(token));
      depth += token.isMark('(') ? 1 : token.isMark(')') ? -1 : 0;
      if (depth <= 0) {
        break;
      }
    }
    return next;
  }

  // AS and a name within a list of what is selected, or in a call: xmlforest(a as b) is rare
  // enough.
  private boolean isItemAlias(Token word, int at) {
    return level.item != null
        && word.isWord("as")
        && at + 1 < tokens.size()
        && tokens.get(at + 1).isName();
  }

  // One value with its casts in brackets.
  private boolean isBracketed(int at) {
    return at + 1 < tokens.size()
        && tokens.get(at).isMark('(')
        && tokens.get(at + 1).isValue()
        && castEnd(at + 2) < tokens.size()
        && tokens.get(castEnd(at + 2)).isMark(')');
  }

  private int end(int bracket) {
    return castEnd(bracket + 2) + 1;
  }

  private int castEnd(int from) {
    int at = from;
    while (at + 1 < tokens.size() && tokens.get(at).isOperator("::")) {
      at += 2;
      while (at + 1 < tokens.size() && tokens.get(at).isMark('.')) {
        at += 2;
      }
      while (at < tokens.size() && isRestOfType(at)) {
        at++;
      }
      at = modifiersEnd(at);
    }
    return at;
  }

  // Types of more than one word: double precision, interval day to second, time with time zone.
  private boolean isRestOfType(int at) {
    Token word = tokens.get(at);
    return word.isWordOf(REST_OF_TYPE)
        || (word.isWord("to")
            && at + 1 < tokens.size()
            && tokens.get(at + 1).isWordOf(REST_OF_TYPE))
        || ((word.isWord("with") || word.isWord("without")) && is(at + 1, "time"))
        || (word.isWord("time") && is(at + 1, "zone"))
        || (word.isWord("zone") && is(at - 1, "time"));
  }

  // The (10, 2) and [] behind a type.
  private int modifiersEnd(int from) {
    int at = from;
    while (at < tokens.size() && (tokens.get(at).isMark('(') || tokens.get(at).isMark('['))) {
      while (at < tokens.size() && !tokens.get(at).isMark(')') && !tokens.get(at).isMark(']')) {
        at++;
      }
      at = Math.min(at + 1, tokens.size());
    }
    return at;
  }

  private boolean is(int at, String word) {
    return at < tokens.size() && tokens.get(at).isWord(word);
  }

  private static boolean opensItem(Token before) {
    return before.isMark('(') || before.isMark(',');
  }

  private static boolean endsWith(StringBuilder text, String end) {
    int from = text.length() - end.length();
    return from >= 0 && text.indexOf(end, from) == from;
  }
}
