package dev.assay.testgen.evaluate;

import java.io.Serial;

/** The interpreter cannot know how it goes on. Immutable; carries no stack, since it is normal. */
final class Stuck extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  Stuck(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
