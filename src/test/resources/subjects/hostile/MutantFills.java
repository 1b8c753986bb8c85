// verdict GREEN
// tested fill add
package hostile.mutantfills;

import java.util.ArrayList;
import java.util.List;

// One of its mutants keeps more than there is memory.
class MutantFills {
  private static final List<long[]> KEPT = new ArrayList<>();

  static int fill(int n) {
    long size = (3_000_000_000L + (n & 7)) / 300_000_000L;
    KEPT.add(new long[(int) Math.min(size, 20_000_000)]);
    return KEPT.getLast().length;
  }

  static int add(int a, int b) { return a + b; }
}
