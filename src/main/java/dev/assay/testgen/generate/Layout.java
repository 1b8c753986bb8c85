package dev.assay.testgen.generate;

import java.util.List;

/** How a framework wants its test class built. Stateless. */
sealed interface Layout permits NestedLayout, FlatLayout {
  /** How the only test of a method is laid out. */
  Layout alone();

  /** The lines that open the tests of one method. */
  List<String> opening(Group group, Imports imports);

  /** The lines that end them. */
  List<String> closing();

  /** What stands before each line of a test. */
  String indent();

  /** The annotation of a test. */
  String test(Imports imports);

  /** {@code public} where the framework asks for it. */
  String visibility();

  /** What a test's name begins with, to tell it from those of other methods. */
  String prefix(Group group);

  /** Binary name of the class that the tests of one method stand in. */
  String type(ClassPlan plan, Group group);

  /** Whether a test can have rows of its own. */
  boolean parameterised();
}
