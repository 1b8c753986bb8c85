package dev.assay.lab.wire;

import java.io.IOException;
import java.io.Serial;

/** What came over the wire is no message, or more than is allowed. Immutable. */
public final class Garbled extends IOException {
  @Serial private static final long serialVersionUID = 1;

  Garbled(String why) {
    super(why);
  }
}
