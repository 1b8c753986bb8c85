package dev.assay.testgen.generate;

import dev.assay.lab.Observed;

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
  /** The inputs themselves could not be made when the code ran. */
  NOT_BUILT("no input for it could be made when it ran: %s"),
  /** It blocks. */
  HANGS("it blocks whatever it is called with: %s"),
  /** It does not come to an end. */
  ENDLESS("it does not come to an end: %s"),
  /** It takes more memory than there is. */
  OUT_OF_MEMORY("it takes more memory than a test may: %s"),
  /** It calls itself too deeply. */
  STACK_OVERFLOW("it calls itself until the stack is full: %s"),
  /** It ends the JVM. */
  EXITS("it asks the JVM to exit: %s"),
  /** It gives something else every time. */
  UNSTABLE("it gives something else when it runs again, so nothing can be expected: %s"),
  /** What was written for it did not pass. */
  RED("its tests were not green when they ran as written and were left out: %s"),
  /** Running it takes the JVM down. */
  CRASHED("running it took the JVM down: %s"),
  /** Tests of others ask it. */
  TOLD_ELSEWHERE("tests of other methods and constructors ask it already: %s"),
  /** There was no time for it. */
  NOT_RUN("it was not run before the time was up: %s"),
  /** There are more methods than one answer holds. */
  TOO_MANY("one answer holds tests for at most %s methods; ask for this one by its name");

  private final String text;

  Skip(String text) {
    this.text = text;
  }

  /** Why nothing can be asserted of what was run. */
  static Skip of(Observed.Why why) {
    return switch (why) {
      case NOT_BUILT -> NOT_BUILT;
      case HANGS -> HANGS;
      case ENDLESS -> ENDLESS;
      case OUT_OF_MEMORY -> OUT_OF_MEMORY;
      case STACK_OVERFLOW -> STACK_OVERFLOW;
      case EXITS -> EXITS;
      case UNSTABLE -> UNSTABLE;
    };
  }

  String text(String detail) {
    return text.formatted(detail);
  }
}
