package dev.assay.testgen.verify;

import java.util.List;

/**
 * A test class's text with where each removable piece of it stands. Immutable.
 *
 * @param spans the pieces, which may stand inside each other; the innermost is removed first
 */
public record TestFile(String path, String source, List<Span> spans) {
  public TestFile {
    spans = List.copyOf(spans);
  }

  /**
   * Lines that belong to rows.
   *
   * @param first the first line, from 1
   * @param rows ids of the rows that go when these lines do not compile
   */
  public record Span(int first, int last, List<Integer> rows) {
    public Span {
      rows = List.copyOf(rows);
    }

    boolean holds(long line) {
      return first <= line && line <= last;
    }

    int length() {
      return last - first;
    }
  }
}
