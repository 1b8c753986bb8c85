package dev.assay.query.fingerprint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shortens lists of values to their first: {@code IN (1, 2)}, {@code ARRAY[1, 2]} and the rows of
 * {@code VALUES}. Looks at each piece a bounded number of times. For one statement and one thread.
 */
final class Lists {
  private final List<Token> tokens;
  private final Brackets brackets;
  private final boolean[] gone;

  private Lists(List<Token> tokens) {
    this.tokens = tokens;
    this.brackets = Brackets.of(tokens);
    this.gone = new boolean[tokens.size()];
  }

  static List<Token> shortened(List<Token> tokens) {
    var lists = new Lists(tokens);
    for (int i = 0; i + 1 < tokens.size(); i++) {
      lists.look(tokens.get(i), i + 1);
    }
    var left = new ArrayList<Token>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      if (!lists.gone[i]) {
        left.add(tokens.get(i));
      }
    }
    return left;
  }

  private void look(Token word, int next) {
    if (word.isWord("values")) {
      shorten(next, tokens.size());
    } else if (opens(word, next) && brackets.closing(next) > 0) {
      shorten(next + 1, brackets.closing(next));
    }
  }

  private boolean opens(Token word, int next) {
    return (word.isWord("in") && tokens.get(next).isMark('('))
        || (word.isWord("array") && tokens.get(next).isMark('['));
  }

  // Of the items between two places all that are values go, except for the first of them.
  private void shorten(int from, int to) {
    boolean seen = false;
    int comma = -1;
    for (int at = from; at < to; ) {
      int end = valueEnd(at, to);
      boolean ends = end > at && (end >= to || tokens.get(end).isMark(',') || !isList(from, to));
      if (ends && seen && comma >= 0) {
        Arrays.fill(gone, comma, end, true);
      }
      seen |= ends;
      at = ends ? end : itemEnd(at, to);
      if (at >= to || !tokens.get(at).isMark(',')) {
        return;
      }
      comma = at++;
    }
  }

  // The rows of VALUES end where the commas do; the other lists end with their bracket.
  private boolean isList(int from, int to) {
    return to < tokens.size() && brackets.opening(to) == from - 1;
  }

  private int itemEnd(int from, int to) {
    int at = from;
    while (at < to && !tokens.get(at).isMark(',') && !tokens.get(at).isMark(')')) {
      at = brackets.after(at);
    }
    return at;
  }

  // Behind a value with its casts, or a row or an array of such; the place itself if there is none.
  private int valueEnd(int from, int to) {
    Token token = tokens.get(from);
    if (token.isValue() || token.isWord("default")) {
      return castEnd(from + 1, to);
    }
    int close = brackets.closing(from);
    if (close > from && close < to && holdsOnlyValues(from, close)) {
      return close + 1;
    }
    return from;
  }

  private boolean holdsOnlyValues(int open, int close) {
    for (int at = open + 1; at < close; ) {
      Token token = tokens.get(at);
      if (token.isMark(',') || token.isMark('[') || token.isMark(']')) {
        at++;
      } else if (token.isValue() || token.isWord("default")) {
        at = castEnd(at + 1, close);
      } else {
        return false;
      }
    }
    return true;
  }

  /** Behind the casts that begin at a place: {@code ::numeric(10, 2)[]}, any number of them. */
  private int castEnd(int from, int to) {
    int at = from;
    while (at + 1 < to && tokens.get(at).isOperator("::")) {
      at++;
      while (at < to && (tokens.get(at).isName() || tokens.get(at).isMark('.'))) {
        at++;
      }
      while (at < to && (tokens.get(at).isMark('(') || tokens.get(at).isMark('['))) {
        at = Math.min(to, brackets.after(at));
      }
    }
    return at;
  }
}
