package dev.assay.testgen.evaluate;

import java.io.Serial;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** An exception the interpreted code throws. Confined to the interpreter's thread. */
final class Thrown extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient TypeElement type;
  private final transient @Nullable Object exception;
  private final boolean declared;
  private int line;

  /**
   * @param exception what a catch clause gets; null where only its type is known
   * @param declared whether the code says so itself: a throw statement or a null check
   */
  Thrown(TypeElement type, @Nullable Object exception, boolean declared) {
    super(null, null, false, false);
    this.type = type;
    this.exception = exception;
    this.declared = declared;
  }

  TypeElement type() {
    return type;
  }

  @Nullable Object exception() {
    return exception;
  }

  boolean declared() {
    return declared;
  }

  int line() {
    return line;
  }

  /** The line in the method under test, noted by each frame on the way out. */
  void passes(int newLine) {
    line = newLine;
  }
}
