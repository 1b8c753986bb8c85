package dev.assay.testgen.generate;

/**
 * What tests are written with. Immutable.
 *
 * @param mockito whether mocks may stand for interfaces: only where the class path has Mockito
 */
public record Style(Framework framework, Assertions assertions, boolean mockito) {
  /** What holds where nothing is asked for. */
  public static final Style DEFAULT = new Style(Framework.JUNIT5, Assertions.JUNIT, false);

  /** Runs the tests. */
  public enum Framework {
    JUNIT5,
    JUNIT4
  }

  /** Says what is expected. */
  public enum Assertions {
    JUNIT,
    ASSERTJ
  }
}
