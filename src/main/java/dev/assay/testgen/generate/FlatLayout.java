package dev.assay.testgen.generate;

import java.util.List;

/**
 * A test beside the others, which begins with its method's name: all that JUnit 4 knows, and enough
 * in JUnit 5 for a method with a single test. Immutable.
 *
 * @param api the package of the annotation
 */
record FlatLayout(String api, String visibility, boolean parameterised) implements Layout {
  static final FlatLayout JUNIT4 = new FlatLayout("org.junit", "public ", false);
  static final FlatLayout JUNIT5 = new FlatLayout("org.junit.jupiter.api", "", true);

  @Override
  public Layout alone() {
    return this;
  }

  @Override
  public List<String> opening(Group group, Imports imports) {
    return List.of();
  }

  @Override
  public List<String> closing() {
    return List.of();
  }

  @Override
  public String indent() {
    return "  ";
  }

  @Override
  public String test(Imports imports) {
    return "@" + imports.junit(api, "Test");
  }

  @Override
  public String prefix(Group group) {
    // A nested class may not be named like the class it stands for; a test may.
    String own = group.target().name();
    boolean lengthened = group.name().equals(Words.inName(own) + NestedNames.ADDED);
    return (lengthened ? own : Words.decapital(group.name())) + "_";
  }

  @Override
  public String type(ClassPlan plan, Group group) {
    return plan.qualified();
  }
}
