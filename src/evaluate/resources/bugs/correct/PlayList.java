package com.acme.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Titles in the order in which they are played. */
public final class PlayList {
  private final List<String> titles = new ArrayList<>();
  private int position;

  /**
   * Puts a title at the end.
   *
   * @throws NullPointerException if title is null
   */
  public void add(String title) {
    titles.add(Objects.requireNonNull(title, "title"));
  }

  /** The title at a position counted from 0, or empty where there is none. */
  public Optional<String> trackAt(int index) {
    if (index < 0 || index >= titles.size()) {
      return Optional.empty();
    }
    return Optional.of(titles.get(index));
  }

  /** Goes on to the next title; from the last one back to the first. */
  public void skip() {
    if (!titles.isEmpty()) {
      position = (position + 1) % titles.size();
    }
  }

  /** The title being played, or empty for a list without titles. */
  public Optional<String> current() {
    return titles.isEmpty() ? Optional.empty() : Optional.of(titles.get(position));
  }

  /** How many titles there are. */
  public int size() {
    return titles.size();
  }
}
