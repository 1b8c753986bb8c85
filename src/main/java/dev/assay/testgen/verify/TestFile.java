package dev.assay.testgen.verify;

import dev.assay.lab.Reply;
import java.util.List;

/**
 * A test class's text with where each removable piece of it stands. Immutable.
 *
 * @param spans the pieces, which may stand inside each other; the innermost is removed first
 * @param tests the tests in it with their rows
 */
public record TestFile(String path, String source, List<Span> spans, List<Written> tests) {
  public TestFile {
    spans = List.copyOf(spans);
    tests = List.copyOf(tests);
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

  /**
   * One test method.
   *
   * @param type binary name of the class it stands in
   * @param rows its rows; in the order of its invocations where it is parameterised
   */
  public record Written(String type, String method, List<Integer> rows) {
    public Written {
      rows = List.copyOf(rows);
    }
  }

  /** The rows that a result tells about; none where the test is not of this file. */
  public List<Integer> rowsOf(Reply.TestResult result) {
    return tests.stream()
        .filter(test -> test.type().equals(result.type()) && test.method().equals(result.method()))
        .findFirst()
        .map(test -> rows(test, result.invocation()))
        .orElse(List.of());
  }

  private static List<Integer> rows(Written test, int invocation) {
    boolean one = 0 < invocation && invocation <= test.rows().size();
    return one ? List.of(test.rows().get(invocation - 1)) : test.rows();
  }
}
