package com.acme.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/** Reads short notes. It closes what it is given, whatever happens. */
public final class NoteReader {
  private final int most;

  /**
   * One that gives at most so many characters of a line.
   *
   * @throws IllegalArgumentException if most is not positive
   */
  public NoteReader(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most must be positive: " + most);
    }
    this.most = most;
  }

  /** The first line, without what is too long; empty where there is none. */
  public String firstLine(Reader note) {
    try {
      BufferedReader reader = new BufferedReader(note);
      String line = reader.readLine();
      if (line == null) {
        return "";
      }
      reader.close();
      return shortened(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text without what is too long, and without blanks at its ends. */
  public String shortened(String text) {
    String trimmed = text.trim();
    return trimmed.length() <= most ? trimmed : trimmed.substring(0, most);
  }

  public int most() {
    return most;
  }
}
