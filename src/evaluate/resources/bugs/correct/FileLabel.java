package com.acme.files;

import java.util.Objects;

/** The name of a file, taken apart. */
public final class FileLabel {
  private final String name;

  /**
   * A label.
   *
   * @throws NullPointerException if name is null
   * @throws IllegalArgumentException if name is empty or has a slash
   */
  public FileLabel(String name) {
    Objects.requireNonNull(name, "name");
    if (name.isEmpty() || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException("not the name of a file: " + name);
    }
    this.name = name;
  }

  /** What stands before the last dot; all of it where there is none. */
  public String stem() {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  /** What stands behind the last dot; empty where there is none. */
  public String extension() {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1);
  }

  /** Whether it begins with a dot. */
  public boolean hidden() {
    return name.charAt(0) == '.';
  }

  /** The same stem with another extension; none for an empty one. */
  public String withExtension(String extension) {
    return extension.isEmpty() ? stem() : stem() + "." + extension;
  }
}
