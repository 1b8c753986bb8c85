package dev.assay.testgen.generate;

/**
 * A row with what is expected of it. Immutable.
 *
 * @param basis what the expectation rests on where it is specified or a pattern's: {@code @throws
 *     IOException}, a pattern's title; empty for the line that says so
 */
record Case(Row row, Expectation expectation, String basis) {
  Case(Row row, Expectation expectation) {
    this(row, expectation, "");
  }

  /** The comment above its test, or nothing where there is nothing to say. */
  String comment() {
    return switch (expectation) {
      case Expectation.Throws thrown -> comment(thrown.provenance(), thrown.line());
      case Expectation.Returns returned -> comment(returned.provenance(), 0);
      case Expectation.Equal equal -> "";
      case Expectation.Unknown unknown -> "";
    };
  }

  private String comment(Expectation.Provenance provenance, int line) {
    boolean said =
        provenance == Expectation.Provenance.SPECIFIED
            || provenance == Expectation.Provenance.PATTERN;
    String on = basis.isEmpty() && line > 0 ? "line " + line : basis;
    return said && !on.isEmpty() ? "// " + provenance.word() + ": " + on : "";
  }
}
