package dev.assay.ml;

import java.io.Serial;

/** An answer that is not what the protocol says. Without a stack: it is no mistake of ours. */
final class Nonsensical extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  Nonsensical(String wrong) {
    super(wrong, null, false, false);
  }

  /** What is wrong with it. */
  String wrong() {
    return String.valueOf(getMessage());
  }
}
