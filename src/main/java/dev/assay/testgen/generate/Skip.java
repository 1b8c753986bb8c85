package dev.assay.testgen.generate;

/** Why a method got no test: the catalogue of codes, each with its text. Immutable. */
public enum Skip {
  /** A parameter's value cannot be made. */
  CANNOT_BUILD("no value of type %s can be built for its parameter"),
  /** The object to call it on cannot be made. */
  NO_INSTANCE("no instance of %s can be built to call it on"),
  /** What it does is not certain from the source; it has to be run to know. */
  RUN_NEEDED("its source alone does not tell what to expect: it %s; it has to be run"),
  /** It works, but nothing that a test can read tells. */
  NOTHING_TO_OBSERVE("it returns, but nothing a test can read tells what it did (%s)"),
  /** It has no body to test. */
  NO_BODY("it has no body here (%s)"),
  /** Only its own class may call it. */
  PRIVATE("%s is private: what it does shows in the tests of its callers"),
  /** A test cannot name its class. */
  NOT_REACHABLE("a test in the same package cannot name %s"),
  /** Its tests did not compile and were left out. */
  NOT_COMPILED("its tests did not compile and were left out: %s"),
  /** There are more methods than one answer holds. */
  TOO_MANY("one answer holds tests for at most %s methods; ask for this one by its name");

  private final String text;

  Skip(String text) {
    this.text = text;
  }

  String text(String detail) {
    return text.formatted(detail);
  }
}
