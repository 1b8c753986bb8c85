package dev.assay.testgen.generate;

/**
 * What the parts of one test class's text have in common. For one writing of one class.
 *
 * @param mockito whether mocks may stand for interfaces
 */
record Writing(
    Imports imports,
    Members members,
    ExpressionText expressions,
    SharedStubs stubs,
    Dialect dialect,
    Layout layout,
    boolean mockito) {
  static Writing of(Imports imports, Members members, Style style) {
    boolean five = style.framework() == Style.Framework.JUNIT5;
    Dialect dialect =
        switch (style.assertions()) {
          case ASSERTJ -> new FluentDialect(imports);
          case JUNIT -> five ? ClassicDialect.jupiter(imports) : ClassicDialect.vintage(imports);
        };
    SharedStubs stubs = new SharedStubs();
    return new Writing(
        imports,
        members,
        new ExpressionText(imports, members, stubs),
        stubs,
        dialect,
        five ? new NestedLayout() : FlatLayout.JUNIT4,
        style.mockito());
  }
}
