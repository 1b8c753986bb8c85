// verdict GREEN
// skipped Kind.matches(E) NO_BODY
// tested take sees before ahead next back
package odd.lambdasinarrays;
import java.util.*;
public class LambdasInArrays<E> {
  public interface Kind<E> { boolean matches(E element); }
  private final E[] elements; private int at;
  public LambdasInArrays(E[] elements) { this.elements = elements.clone(); }
  public E next() { if (at >= elements.length) { return null; } return elements[at++]; }
  public <T extends Kind<E>> E take(T... expected) {
    E head = ahead(1);
    for (Kind<E> each : expected) { if (each.matches(head)) { return next(); } }
    throw new IllegalStateException("unexpected " + head);
  }
  public E ahead(int n) { int i = at + n - 1; return i < elements.length ? elements[i] : null; }
  public <T extends Kind<E>> boolean sees(T... expected) { for (Kind<E> each : expected) { if (each.matches(ahead(1))) { return true; } } return false; }
  public <T extends Kind<E>> boolean before(Kind<E> before, T... expected) {
    for (int i = 1; i <= elements.length; i++) { E e = ahead(i); if (before.matches(e)) { break; } for (Kind<E> each : expected) { if (each.matches(e)) { return true; } } }
    return false;
  }
  public void back() { if (at > 0) { at--; } }
  public E[] toArray() { return Arrays.copyOfRange(elements, at, elements.length); }
}
