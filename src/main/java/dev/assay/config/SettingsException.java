package dev.assay.config;

import java.io.Serial;

/** A setting that cannot be used; its message is one line for the person who wrote it. */
public final class SettingsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public SettingsException(String line) {
    super(line, null, false, false);
  }
}
