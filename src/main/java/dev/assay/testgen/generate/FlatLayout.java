package dev.assay.testgen.generate;

import java.util.List;

/** JUnit 4: one public class whose tests begin with the method's name. Immutable. */
record FlatLayout() implements Layout {
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
    return "@" + imports.junit("org.junit", "Test");
  }

  @Override
  public String visibility() {
    return "public ";
  }

  @Override
  public String prefix(Group group) {
    return Words.decapital(group.name()) + "_";
  }

  @Override
  public String type(ClassPlan plan, Group group) {
    return plan.qualified();
  }

  @Override
  public boolean parameterised() {
    return false;
  }
}
