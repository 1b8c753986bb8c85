// verdict GREEN
// tested equals hashCode n next toString
package odd.badequals;

class BadEquals { private final int n; BadEquals(int n) { this.n = n; } public boolean equals(Object other) { throw new IllegalStateException("no equals"); } public int hashCode() { throw new IllegalStateException("no hash"); } public String toString() { throw new IllegalStateException("no text"); } BadEquals next() { return new BadEquals(n + 1); } int n() { return n; } }
