package dev.assay.testgen.generate;

import java.util.List;

/** JUnit 5 and 6: a nested class per method that has several tests. Immutable. */
record NestedLayout() implements Layout {
  private static final String API = "org.junit.jupiter.api";

  @Override
  public Layout alone() {
    return FlatLayout.JUNIT5;
  }

  @Override
  public List<String> opening(Group group, Imports imports) {
    return List.of("  @" + imports.junit(API, "Nested"), "  class " + group.name() + " {");
  }

  @Override
  public List<String> closing() {
    return List.of("  }");
  }

  @Override
  public String indent() {
    return "    ";
  }

  @Override
  public String test(Imports imports) {
    return alone().test(imports);
  }

  @Override
  public String visibility() {
    return alone().visibility();
  }

  @Override
  public String prefix(Group group) {
    return "";
  }

  @Override
  public String type(ClassPlan plan, Group group) {
    return plan.qualified() + "$" + group.name();
  }

  @Override
  public boolean parameterised() {
    return alone().parameterised();
  }
}
