package dev.assay.testgen.generate;

import java.util.List;

/**
 * One written test. Immutable.
 *
 * @param name as it stands in the text
 * @param lines without indentation of their own
 * @param rows the rows in it: they go together where it does not compile
 */
record TestMethod(String name, List<String> lines, List<Integer> rows) {
  TestMethod {
    lines = List.copyOf(lines);
    rows = List.copyOf(rows);
  }
}
