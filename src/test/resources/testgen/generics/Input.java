package golden.generics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A stack, and helpers that take type parameters of many kinds. */
public class Stack<T> {
  private final List<T> items = new ArrayList<>();

  public Stack<T> push(T item) {
    items.add(item);
    return this;
  }

  public T pop() {
    if (items.isEmpty()) {
      throw new NoSuchElementException("empty");
    }
    return items.remove(items.size() - 1);
  }

  public Optional<T> peek() {
    return items.isEmpty() ? Optional.empty() : Optional.of(items.get(items.size() - 1));
  }

  public int size() {
    return items.size();
  }

  public static <C extends Comparable<C>> C max(List<? extends C> values) {
    C best = null;
    for (C value : values) {
      if (best == null || value.compareTo(best) > 0) {
        best = value;
      }
    }
    return best;
  }

  public static <K, V extends Number> int sum(Map<K, V> values) {
    int sum = 0;
    for (V value : values.values()) {
      sum += value.intValue();
    }
    return sum;
  }

  public static <E> boolean drain(Collection<? super E> from) {
    boolean any = !from.isEmpty();
    from.clear();
    return any;
  }
}
