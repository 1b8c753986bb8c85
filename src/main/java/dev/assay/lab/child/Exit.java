package dev.assay.lab.child;

import java.util.Arrays;
import java.util.Optional;

/** The codes a child JVM ends with of its own accord, known to both sides. Immutable. */
public enum Exit {
  /** The server closed the child's input. */
  DISMISSED(0, "it was dismissed"),
  /** The heap, the metaspace or the number of threads was used up. */
  OUT_OF_MEMORY(3, "it had no memory left"),
  /** What came from the server could not be read, or the answer not be written. */
  GARBLED(4, "it lost the thread of the conversation"),
  /** The child could not be set up. */
  UNUSABLE(5, "it could not start");

  private final int code;
  private final String words;

  Exit(int code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The exit code of the process. */
  public int code() {
    return code;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** The meaning of an exit code; empty where strangers' code or the JVM chose it. */
  public static Optional<Exit> of(int code) {
    return Arrays.stream(values()).filter(exit -> exit.code == code).findFirst();
  }
}
