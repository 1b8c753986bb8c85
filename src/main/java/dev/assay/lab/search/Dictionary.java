package dev.assay.lab.search;

import dev.assay.lab.Value;
import dev.assay.lab.search.Runs.Compared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Texts, numbers and values of own types met so far, to be tried elsewhere; each keeps the order in
 * which it was met. For one thread.
 */
final class Dictionary {
  private static final int MOST = 256;
  private static final int LONGEST = 40;

  private final Set<Object> known = new HashSet<>();
  private final List<String> texts = new ArrayList<>();
  private final List<Double> numbers = new ArrayList<>();
  private final Map<String, List<Value>> byType = new HashMap<>();

  /** Takes the operands of a comparison in. */
  void learn(Compared compared) {
    take(compared.left());
    take(compared.right());
  }

  /** Takes the literals and the objects of a place in. */
  void learn(Place<?> place) {
    if (place.value() instanceof Value.Literal(Object value)) {
      take(value);
    } else if (exchangeable(place.type())) {
      List<Value> alike = byType.computeIfAbsent(place.type(), _ -> new ArrayList<>());
      if (alike.size() < MOST && !alike.contains(place.value())) {
        alike.add(place.value());
      }
    }
  }

  @Nullable String text(RandomGenerator random) {
    return texts.isEmpty() ? null : texts.get(random.nextInt(texts.size()));
  }

  @Nullable Double number(RandomGenerator random) {
    return numbers.isEmpty() ? null : numbers.get(random.nextInt(numbers.size()));
  }

  /** Another value met at a place of this type; null where there is none. */
  @Nullable Value alike(String type, RandomGenerator random) {
    List<Value> alike = byType.getOrDefault(type, List.of());
    return alike.isEmpty() ? null : alike.get(random.nextInt(alike.size()));
  }

  // Of a generic type of the JDK the erased name does not tell what is in it.
  private static boolean exchangeable(String type) {
    return !type.startsWith("java.util")
        && !type.equals(Place.ANY)
        && !type.equals("java.lang.Iterable")
        && !type.equals("java.lang.Comparable");
  }

  private void take(Object value) {
    if (known.size() >= MOST * 2 || !known.add(value)) {
      return;
    }
    Double number = Numbers.number(value);
    if (value instanceof String text && text.length() <= LONGEST && texts.size() < MOST) {
      texts.add(text);
    } else if (number != null && numbers.size() < MOST) {
      numbers.add(number);
    }
  }
}
