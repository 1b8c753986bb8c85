package dev.assay.testgen.evaluate;

/**
 * Something that is there and not null, of which nothing else is known: a text nobody reads, a
 * stub. Any use of it ends the interpretation.
 */
final class Opaque {
  private final String what;

  Opaque(String what) {
    this.what = what;
  }

  @Override
  public String toString() {
    throw new Stuck(what);
  }

  @Override
  public int hashCode() {
    throw new Stuck(what);
  }

  @Override
  public boolean equals(Object other) {
    throw new Stuck(what);
  }

  String what() {
    return what;
  }
}
