package dev.assay.bus;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name somebody meant, for the text of a failure. Pure, safe on any thread. */
public final class Nearest {
  private static final int LONGEST = 100;

  private Nearest() {}

  /**
   * The name with the fewest letters to put in, leave out or change, whatever their case; empty
   * where there are no names. Of long names only the first 100 letters count.
   */
  public static Optional<String> of(String meant, Collection<String> names) {
    String asked = shortened(meant).toLowerCase(Locale.ROOT);
    return names.stream()
        .min(
            Comparator.comparingInt(
                    (String name) -> distance(asked, shortened(name).toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** A name short enough to be repeated in an answer. */
  public static String shortened(String name) {
    return name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name;
  }

  // Levenshtein's distance by one row of his table.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
