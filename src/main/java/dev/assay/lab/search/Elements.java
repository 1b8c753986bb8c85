package dev.assay.lab.search;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Arrays, {@code List.of} and its like with other elements; keys stay distinct. Pure. */
final class Elements {
  /** What {@code List.of} and {@code Map.of} take without an array. */
  private static final int MOST = 10;

  private static final int LONGEST_ARRAY = 32;
  private static final int KINDS = 5;

  private Elements() {}

  /** Whether elements can be added to a value and taken away. */
  static boolean holds(Value value) {
    return value instanceof Value.ArrayOf
        || Lengthy.is(value)
        || (value instanceof Value.StaticCall call && (listing(call) || isMap(call)));
  }

  /** How many elements it has; pairs of a map count as two. */
  static int size(Value value) {
    return Lengthy.is(value) ? Lengthy.size(value) : Place.children(value).size();
  }

  /** Whether it can be made at all: a set or a map of equal keys throws. */
  static boolean sound(Value value) {
    if (value instanceof Value.StaticCall call && !unique(call)) {
      return false;
    }
    for (Place<Value> child : Place.children(value)) {
      if (!sound(child.value())) {
        return false;
      }
    }
    return true;
  }

  /** The same with nothing in whatever holds more than texts and numbers, however deep. */
  static Value emptied(Value value) {
    if (value instanceof Value.StaticCall call && (listing(call) || isMap(call))) {
      boolean plain = call.arguments().stream().allMatch(Value.Literal.class::isInstance);
      return plain ? call : again(call, List.of());
    }
    Value emptied = value;
    for (int i = 0; i < Place.children(value).size(); i++) {
      Place<Value> child = Place.children(emptied).get(i);
      emptied = child.put().apply(emptied(child.value()));
    }
    return emptied;
  }

  /** Another number or order of elements; the same value where nothing can be changed. */
  static Value vary(Value value, Dictionary dictionary, RandomGenerator random) {
    return switch (value) {
      case Value.ArrayOf(TypeName element, List<Value> elements) ->
          new Value.ArrayOf(
              element,
              changed(elements, fresh(element.qualified()), LONGEST_ARRAY, dictionary, random));
      case Value.StaticCall call when listing(call) ->
          again(call, changed(call.arguments(), null, MOST, dictionary, random));
      case Value.StaticCall call when isMap(call) ->
          again(call, entries(call.arguments(), dictionary, random));
      case Value.Chain chain when Lengthy.is(chain) -> Lengthy.vary(chain, random);
      default -> value;
    };
  }

  /** The same with that many elements, cut or with the last one again; null where impossible. */
  static @Nullable Value sized(Value value, long size) {
    return switch (value) {
      case Value.Chain chain -> Lengthy.resized(chain, size);
      case Value.ArrayOf(TypeName element, List<Value> _) when size > LONGEST_ARRAY ->
          Lengthy.of(element, size);
      case Value.ArrayOf(TypeName element, List<Value> elements) when size >= 0 -> {
        List<Value> sized = sized(elements, fresh(element.qualified()), (int) size, false);
        yield sized == null ? null : new Value.ArrayOf(element, sized);
      }
      case Value.StaticCall call when listing(call) && size >= 0 && size <= MOST -> {
        List<Value> sized = sized(call.arguments(), null, (int) size, isSet(call));
        yield sized == null ? null : again(call, sized);
      }
      default -> null;
    };
  }

  private static @Nullable List<Value> sized(
      List<Value> elements, @Nullable Value fresh, int size, boolean distinct) {
    List<Value> sized = new ArrayList<>(elements.subList(0, Math.min(size, elements.size())));
    while (sized.size() < size) {
      Value last = sized.isEmpty() ? fresh : sized.getLast();
      if (last == null) {
        return null;
      }
      sized.add(distinct ? next(last, sized.size()) : last);
    }
    return sized;
  }

  private static List<Value> changed(
      List<Value> elements,
      @Nullable Value fresh,
      int most,
      Dictionary dictionary,
      RandomGenerator random) {
    List<Value> changed = new ArrayList<>(elements);
    if (changed.isEmpty()) {
      if (fresh != null) {
        changed.add(fresh);
      }
      return changed;
    }
    int at = random.nextInt(changed.size());
    int other = random.nextInt(changed.size());
    Value copy = changed.get(at);
    switch (random.nextInt(KINDS)) {
      case 0 -> changed.remove(at);
      case 1 -> Collections.swap(changed, at, other);
      case 2 -> changed.add(other, copy);
      case 3 -> changed.add(varied(copy, dictionary, random));
      default -> changed.set(at, varied(copy, dictionary, random));
    }
    return changed.subList(0, Math.min(changed.size(), most));
  }

  private static List<Value> entries(
      List<Value> pairs, Dictionary dictionary, RandomGenerator random) {
    List<Value> changed = new ArrayList<>(pairs);
    if (changed.isEmpty()) {
      return changed;
    }
    int at = random.nextInt(changed.size() / 2) * 2;
    if (random.nextBoolean()) {
      changed.subList(at, at + 2).clear();
    } else if (changed.size() < MOST * 2) {
      changed.add(varied(pairs.get(at), dictionary, random));
      changed.add(varied(pairs.get(at + 1), dictionary, random));
    }
    return changed;
  }

  private static Value varied(Value value, Dictionary dictionary, RandomGenerator random) {
    return value instanceof Value.Literal(Object literal)
        ? Value.of(Literals.vary(literal, dictionary, random))
        : value;
  }

  private static Value next(Value value, int count) {
    Object next =
        switch (value) {
          case Value.Literal(String text) -> text + count;
          case Value.Literal(Object number) -> {
            Long whole = Numbers.whole(number);
            yield whole == null ? null : Numbers.like(number, whole + 1);
          }
          default -> null;
        };
    return next == null ? value : Value.of(next);
  }

  private static @Nullable Value fresh(String type) {
    return switch (type) {
      case "int" -> Value.of(1);
      case "long" -> Value.of(1L);
      case "short" -> Value.of((short) 1);
      case "byte" -> Value.of((byte) 1);
      case "double" -> Value.of(1.0);
      case "float" -> Value.of(1f);
      case "char" -> Value.of('a');
      case "boolean" -> Value.of(true);
      case "java.lang.String" -> Value.of("a");
      default -> null;
    };
  }

  private static Value again(Value.StaticCall call, List<Value> arguments) {
    return new Value.StaticCall(
        call.type(), call.method(), arguments.stream().map(_ -> Place.ANY).toList(), arguments);
  }

  private static boolean listing(Value.StaticCall call) {
    return call.method().equals("of") && (call.type().is(List.class) || isSet(call)) && plain(call);
  }

  private static boolean isSet(Value.StaticCall call) {
    return call.method().equals("of") && call.type().is(Set.class);
  }

  private static boolean isMap(Value.StaticCall call) {
    return call.method().equals("of") && call.type().is(Map.class) && plain(call);
  }

  // A call of the form that takes an array has another shape.
  private static boolean plain(Value.StaticCall call) {
    return call.parameters().size() == call.arguments().size()
        && call.parameters().stream().allMatch(Place.ANY::equals);
  }

  private static boolean unique(Value.StaticCall call) {
    int step = isMap(call) ? 2 : 1;
    Set<Value> keys = new HashSet<>();
    if (isMap(call) || isSet(call)) {
      for (int i = 0; i < call.arguments().size(); i += step) {
        if (!keys.add(call.arguments().get(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
