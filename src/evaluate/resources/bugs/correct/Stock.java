package com.acme.shop;

import java.util.Objects;
import java.util.TreeMap;

/** How many pieces of each article are in the store. */
public final class Stock {
  private final TreeMap<String, Integer> pieces = new TreeMap<>();

  /**
   * Takes pieces into the store, beside those that are there.
   *
   * @throws IllegalArgumentException if count is not positive
   * @throws ArithmeticException if there is no room for so many
   */
  public void receive(String article, int count) {
    Objects.requireNonNull(article, "article");
    if (count <= 0) {
      throw new IllegalArgumentException("count must be positive: " + count);
    }
    pieces.merge(article, count, Math::addExact);
  }

  /**
   * Hands pieces out.
   *
   * @return whether there were enough; otherwise none is handed out
   */
  public boolean ship(String article, int count) {
    int there = available(article);
    if (count <= 0 || count > there) {
      return false;
    }
    pieces.put(article, there - count);
    return true;
  }

  /** The pieces of an article; 0 for one that is unknown. */
  public int available(String article) {
    return pieces.getOrDefault(Objects.requireNonNull(article, "article"), 0);
  }

  /** How many articles were ever received. */
  public int articles() {
    return pieces.size();
  }
}
