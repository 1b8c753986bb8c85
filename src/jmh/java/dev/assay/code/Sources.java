package dev.assay.code;

/** Java sources of a wanted length, ordinary in shape: for measuring. */
public final class Sources {
  private static final String METHOD =
      """
        /** Gives the price of one order, number %1$d. */
        public long price%1$d(int items, long cents) {
          if (items < 1 || cents < 0) {
            throw new IllegalArgumentException("items " + items);
          }
          long total = Math.multiplyExact(cents, items);
          if (items >= %2$d) {
            total -= total * 15 / 100;
          }
          return total;
        }

      """;
  private static final int LINES = 12;

  private Sources() {}

  /** A class {@code Prices} of about {@code lines} lines; another {@code salt}, another source. */
  public static String ofLines(int lines, int salt) {
    var source = new StringBuilder("package demo;\n\npublic class Prices {\n");
    for (int i = 0; i < lines / LINES; i++) {
      source.append(METHOD.formatted(i, 10 + salt));
    }
    return source.append("}\n").toString();
  }

  /** The same class, where only the first method differs by {@code salt}. */
  public static String edited(int lines, int salt) {
    return ofLines(lines, 0).replaceFirst("items >= 10\\)", "items >= %d)".formatted(11 + salt));
  }
}
