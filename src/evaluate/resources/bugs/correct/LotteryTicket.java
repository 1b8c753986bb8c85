package com.acme.games;

import java.util.List;

/** A ticket with the numbers that its owner chose, in the order in which they were chosen. */
public final class LotteryTicket {
  private final List<Integer> numbers;

  /**
   * A ticket.
   *
   * @throws IllegalArgumentException if there is no number, or one is not within 1 and 999
   */
  public LotteryTicket(List<Integer> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("a ticket needs a number");
    }
    for (Integer number : numbers) {
      if (number < 1 || number > 999) {
        throw new IllegalArgumentException("numbers are within 1 and 999: " + number);
      }
    }
    this.numbers = List.copyOf(numbers);
  }

  /** How many places hold the number that was drawn for that place. */
  public int matches(List<Integer> drawn) {
    int matches = 0;
    for (int i = 0; i < Math.min(numbers.size(), drawn.size()); i++) {
      Integer mine = numbers.get(i);
      Integer other = drawn.get(i);
      if (mine.equals(other)) {
        matches++;
      }
    }
    return matches;
  }

  /** Whether all of them match. */
  public boolean wins(List<Integer> drawn) {
    return drawn.size() == numbers.size() && matches(drawn) == numbers.size();
  }

  public int size() {
    return numbers.size();
  }
}
