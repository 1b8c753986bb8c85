package dev.assay.query.demo;

import java.nio.file.FileSystemException;

/** Why something failed, in a line for people. Stateless. */
final class Reason {
  private Reason() {}

  static String of(Throwable thrown) {
    String message = thrown.getMessage();
    Throwable cause = thrown.getCause();
    if (message == null
        || message.isBlank()
        || (cause != null && message.equals(cause.toString()))) {
      return cause == null ? thrown.toString() : of(cause);
    }
    // Those of the file system say nothing but the path.
    return thrown instanceof FileSystemException ? thrown.toString() : message;
  }
}
