package dev.assay.lab.probe;

import dev.assay.lab.search.Runs.Compared;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The operands that were compared during one run and differed. Each place of the code may look only
 * a few times, so that a loop's counter neither fills the list nor slows the loop down. Guarded by
 * itself: threads of the subject may log at once.
 */
final class Comparisons {
  private static final int MOST = 64;
  private static final byte LOOKS = 16;

  /** What a library is given tells several pairs at once. */
  private static final byte FEW_LOOKS = 4;

  private final Set<Compared> pairs = new LinkedHashSet<>();
  private final byte[] looks;

  Comparisons(int sites) {
    looks = new byte[sites];
  }

  /** Whether a place may still look. */
  boolean looks(int place) {
    return place < looks.length && looks[place] < LOOKS;
  }

  /** Whether a place of which each look tells much may still look. */
  boolean looksAgain(int place) {
    return place < looks.length && looks[place] < FEW_LOOKS;
  }

  /** Counts a look of a place. */
  void look(int place) {
    looks[place]++;
  }

  synchronized void add(int site, Object left, Object right) {
    if (pairs.size() < MOST) {
      pairs.add(new Compared(site, left, right));
    }
  }

  synchronized List<Compared> pairs() {
    return new ArrayList<>(pairs);
  }
}
