package strong;

/** Tells nobody what it holds; only comparing it with another one does. */
public final class Span implements Comparable<Span> {
  private final long from;
  private final long to;

  private Span(long from, long to) {
    this.from = from;
    this.to = to;
  }

  public static Span now() {
    return new Span(System.nanoTime(), System.nanoTime());
  }

  public static Span until(long to) {
    return new Span(0, to);
  }

  public Span withFrom(long other) {
    return new Span(other, to);
  }

  public Span withTo(long other) {
    return new Span(from, other);
  }

  public Span minus(long less) {
    return new Span(from - less, to);
  }

  @Override
  public int compareTo(Span other) {
    int first = Long.compare(from, other.from);
    return first != 0 ? first : Long.compare(to, other.to);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Span span && from == span.from && to == span.to;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(from) * 31 + Long.hashCode(to);
  }
}
