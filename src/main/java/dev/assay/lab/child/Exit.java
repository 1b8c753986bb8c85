package dev.assay.lab.child;

/** The codes a child JVM ends with of its own accord, known to both sides. Immutable. */
public enum Exit {
  /** The server closed the child's input. */
  DISMISSED(0),
  /** The heap, the metaspace or the number of threads was used up. */
  OUT_OF_MEMORY(3),
  /** What came from the server could not be read, or the answer not be written. */
  GARBLED(4),
  /** The child could not be set up. */
  UNUSABLE(5);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  /** The exit code of the process. */
  public int code() {
    return code;
  }
}
