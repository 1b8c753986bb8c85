// verdict GREEN
// skipped HangingToString.toString() ENDLESS
// skipped HangingToString.equals(Object) ENDLESS
// skipped HangingToString.hashCode() ENDLESS
// tested n twice
package hostile.hangingtostring;

class HangingToString { private final int n; HangingToString(int n) { this.n = n; } public String toString() { while (true) { } } public boolean equals(Object o) { while (true) { } } public int hashCode() { while (true) { } } HangingToString twice() { return new HangingToString(2 * n); } int n() { return n; } }
