package dev.assay.code;

import dev.assay.bus.Fault;

/**
 * Refuses, before anything is parsed, the few shapes on which the parser's look-ahead costs more
 * than linear time. One pass over the text; used by one thread.
 *
 * <p>Measured with JavaParser 3.28.2: a body inside an expression ({@code f(() -> {f(() ->
 * {..})})}, {@code new A() {..}}) doubles the time per level; casts in a row and unclosed {@code <}
 * grow with the square. All else grows with the size of the source and is left to the parser.
 */
final class Nesting {
  private static final int BRACKETS = 1_000;
  private static final int BODIES = 12;
  private static final int CASTS = 500;
  private static final int ANGLES = 200;

  private final String text;
  private final char[] open = new char[BRACKETS + 1];
  private int depth;
  private int bodies;
  private int casts;
  private int angles;
  private boolean creating;
  private boolean created;
  private char previous = ';';
  private char beforePrevious = ';';

  private Nesting(String text) {
    this.text = text;
  }

  /** {@link Fault#INVALID} with line and column, where the text nests too deep. */
  static void check(String text) {
    new Nesting(text).scan();
  }

  private void scan() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int next = Lexemes.pastBlank(text, i);
      if (next > i) {
        i = next;
        continue;
      }
      next = Lexemes.pastLiteralOrWord(text, i);
      if (next > i) {
        word(i, next);
      } else {
        sign(c, i);
        next = i + 1;
      }
      beforePrevious = next - i > 1 ? ' ' : previous;
      previous = text.charAt(next - 1);
      i = next;
    }
  }

  private void word(int start, int end) {
    countCast(start);
    creating |= end - start == 3 && text.startsWith("new", start);
    if (previous == ')') {
      created = false;
    }
  }

  private void sign(char c, int at) {
    switch (c) {
      case '(' -> {
        countCast(at);
        push(creating ? 'n' : '(', at);
        creating = false;
      }
      case '{' -> push(body() ? 'b' : '{', at);
      case '[' -> push('[', at);
      case ')', ']', '}' -> pop();
      case '<' -> limit(++angles, ANGLES, "'<' in a row", at);
      case '>' -> angles = Math.max(0, angles - 1);
      default -> {
        if (c == ';' || c == ',') {
          casts = 0;
        }
      }
    }
    if ("(){};=+-*/|!:".indexOf(c) >= 0) {
      angles = 0;
    }
    if (c == ';' || c == '{' || c == '}') {
      casts = 0;
      creating = false;
    }
    created &= c == ')';
  }

  private boolean body() {
    return (previous == '>' && beforePrevious == '-') || (previous == ')' && created);
  }

  private void countCast(int at) {
    if (previous == ')') {
      limit(++casts, CASTS, "casts in a row", at);
    }
  }

  private void push(char kind, int at) {
    limit(depth + 1, BRACKETS, "brackets", at);
    open[depth++] = kind;
    if (kind == 'b') {
      limit(++bodies, BODIES, "bodies inside expressions", at);
    }
  }

  // Brackets that do not match are the parser's to report.
  private void pop() {
    if (depth > 0) {
      char kind = open[--depth];
      bodies -= kind == 'b' ? 1 : 0;
      created = kind == 'n';
    }
  }

  private void limit(int count, int most, String what, int at) {
    if (count > most) {
      throw Fault.INVALID.because(
          "%s: more than %d nested %s; that is not read"
              .formatted(new SourceText(text).place(at), most, what));
    }
  }
}
