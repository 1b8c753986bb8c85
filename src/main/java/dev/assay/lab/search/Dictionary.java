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
  private static final int LONGEST_TOKEN = 12;

  private final Set<Object> known = new HashSet<>();
  private final List<String> texts = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private boolean readsTexts;
  private final List<Double> numbers = new ArrayList<>();
  private final Map<String, List<Value>> byType = new HashMap<>();

  /** Takes the operands of a comparison in. */
  void learn(Compared compared) {
    take(compared.left());
    take(compared.right());
    Long met = Numbers.whole(compared.left());
    Long letter = Numbers.whole(compared.right());
    if (letter != null && met != null && isLetter(letter) && (isLetter(met) || met == -1)) {
      readsTexts = true;
      token(Character.toString((char) letter.longValue()));
    }
    readsTexts |= compared.left() instanceof String && compared.right() instanceof String;
  }

  private static boolean isLetter(long code) {
    return code > ' ' && code <= '~';
  }

  /** Takes short texts and letters in, of which longer texts may be put together. */
  void learn(Value value) {
    if (value instanceof Value.Literal(Object literal)
        && (literal instanceof String || literal instanceof Character)) {
      token(literal.toString());
    }
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

  /** A piece of a text; null where none is known, or no text was ever looked into. */
  @Nullable String token(RandomGenerator random) {
    return tokens.isEmpty() || !readsTexts ? null : tokens.get(random.nextInt(tokens.size()));
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

  private void token(String text) {
    if (!text.isEmpty()
        && text.length() <= LONGEST_TOKEN
        && tokens.size() < MOST
        && !tokens.contains(text)) {
      tokens.add(text);
    }
  }

  private void take(Object value) {
    if (known.size() >= MOST * 2 || !known.add(value)) {
      return;
    }
    Double number = Numbers.number(value);
    if (value instanceof String text && text.length() <= LONGEST && texts.size() < MOST) {
      texts.add(text);
      token(text);
    } else if (number != null && numbers.size() < MOST) {
      numbers.add(number);
    }
  }
}
