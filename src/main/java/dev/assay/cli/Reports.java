package dev.assay.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Writes reports for other programs. Blocks its caller. */
final class Reports {
  private Reports() {}

  static void write(Path file, String text) {
    Path path = file.toAbsolutePath();
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw Exit.usage("%s cannot be written: %s".formatted(file, why(e)));
    }
  }

  /** A file system's failures say no more than a path. */
  static String why(Exception failure) {
    return switch (failure) {
      case AccessDeniedException denied -> "access is denied";
      case NoSuchFileException absent -> "it is not there";
      case FileAlreadyExistsException there -> "a file stands where a directory is needed";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }
}
