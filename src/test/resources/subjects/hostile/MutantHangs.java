// verdict GREEN
// tested sum add
package hostile.mutanthangs;

import java.util.stream.LongStream;

// One of its mutants adds for years, in a library, where nothing can end it.
class MutantHangs {
  static long sum(int n) {
    long end = (3_000_000_000L + (n & 7)) / 300_000_000L;
    return LongStream.range(0, end).sum();
  }

  static int add(int a, int b) { return a + b; }
}
