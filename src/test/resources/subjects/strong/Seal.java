package strong;

/** Reads only what it wrote itself: nobody finds its sums by guessing. */
public final class Seal {
  public String encode(String text) throws java.io.IOException {
    if (text.length() > 100) {
      throw new java.io.IOException("too long");
    }
    return text + "#" + Integer.toHexString(sum(text));
  }

  public String decode(String sealed) throws java.io.IOException {
    int end = sealed.lastIndexOf('#');
    if (end < 0 || !sealed.substring(end + 1).equals(Integer.toHexString(sum(sealed.substring(0, end))))) {
      throw new java.io.IOException("broken seal");
    }
    return sealed.substring(0, end);
  }

  private static int sum(String text) {
    int sum = 7919;
    for (char each : text.toCharArray()) {
      sum = sum * 31 + each;
    }
    return sum;
  }
}
