package dev.assay.code;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import java.util.Arrays;

/**
 * A source's text with its lines: gives a node's words by offsets, as written. Immutable, safe on
 * any thread.
 */
final class SourceText {
  private final String text;
  private final int[] lineStarts;

  SourceText(String text) {
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  String text() {
    return text;
  }

  /** Where a node begins. */
  int start(Node node) {
    return offset(range(node).begin);
  }

  /** Just past where a node ends. */
  int end(Node node) {
    return offset(range(node).end) + 1;
  }

  int line(Node node) {
    return range(node).begin.line;
  }

  int endLine(Node node) {
    return range(node).end.line;
  }

  /** The line an offset is on, from 1. */
  int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /**
   * Where the first word of the line stands that an offset is on; the offset itself at the most.
   */
  int indent(int offset) {
    int start = lineStarts[line(offset) - 1];
    while (start < offset && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return start;
  }

  /** "line 3, column 7" for an offset. */
  String place(int offset) {
    int line = line(offset);
    return "line %d, column %d".formatted(line, offset - lineStarts[line - 1] + 1);
  }

  /** A node as written, on one line where that cannot change its meaning. */
  String of(Node node) {
    return oneLine(slice(node));
  }

  /** A node exactly as written. */
  String slice(Node node) {
    return text.substring(start(node), Math.min(text.length(), end(node)));
  }

  int offset(Position position) {
    int line = Math.clamp(position.line, 1, lineStarts.length);
    return Math.min(text.length(), lineStarts[line - 1] + position.column - 1);
  }

  // A line comment ends with its line and a text block means its line ends: those stay.
  private static String oneLine(String words) {
    boolean keeps =
        (words.indexOf('\n') < 0 && words.indexOf('\r') < 0)
            || words.contains("//")
            || words.contains("\"\"\"");
    if (keeps) {
      return words;
    }
    var joined = new StringBuilder(words.length());
    words
        .lines()
        .map(String::strip)
        .forEach(line -> joined.append(joined.isEmpty() || line.isEmpty() ? "" : " ").append(line));
    return joined.toString();
  }

  private static Range range(Node node) {
    return node.getRange()
        .orElseThrow(() -> new IllegalStateException("a node without a place: " + node));
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[64];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (ends) {
        starts = count == starts.length ? Arrays.copyOf(starts, 2 * count) : starts;
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }
}
