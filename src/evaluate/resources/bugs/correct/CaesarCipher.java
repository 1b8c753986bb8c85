package com.acme.games;

/** Shifts letters along the alphabet; all other characters stay. */
public final class CaesarCipher {
  private static final int LETTERS = 26;

  private final int shift;

  /** A cipher; a shift of 26 is none. */
  public CaesarCipher(int shift) {
    this.shift = Math.floorMod(shift, LETTERS);
  }

  public String encode(String text) {
    return shifted(text, shift);
  }

  /** The opposite of {@link #encode}. */
  public String decode(String text) {
    return shifted(text, LETTERS - shift);
  }

  private static String shifted(String text, int by) {
    StringBuilder result = new StringBuilder();
    for (char letter : text.toCharArray()) {
      result.append(shifted(letter, by));
    }
    return result.toString();
  }

  private static char shifted(char letter, int by) {
    if (letter >= 'a' && letter <= 'z') {
      return (char) ('a' + (letter - 'a' + by) % LETTERS);
    }
    if (letter >= 'A' && letter <= 'Z') {
      return (char) ('A' + (letter - 'A' + by) % LETTERS);
    }
    return letter;
  }

  public int shift() {
    return shift;
  }
}
