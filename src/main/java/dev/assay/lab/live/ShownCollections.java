package dev.assay.lab.live;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows collections and maps by their elements. For one thread. */
final class ShownCollections {
  // More have no Map.of.
  private static final int MOST_PAIRS = 10;

  private final Shower shower;

  ShownCollections(Shower shower) {
    this.shower = shower;
  }

  @Nullable Value list(List<?> list) throws Throwable {
    List<Value> values = values(list);
    if (values == null) {
      return null;
    }
    if (!values.contains(Value.NULL)) {
      return Value.call(List.class, "of", objects(values), values);
    }
    // Arrays.asList would take a single null for its array.
    return values.size() == 1
        ? Value.call(Collections.class, "singletonList", objects(values), values)
        : Value.call(Arrays.class, "asList", objects(values), values);
  }

  @Nullable Value set(Set<?> set) throws Throwable {
    List<Value> values = values(set);
    if (values == null || Set.copyOf(values).size() != values.size()) {
      return null;
    }
    if (!(set instanceof SequencedSet<?>)) {
      values.sort(Comparator.comparing(Value::toString));
    }
    if (!values.contains(Value.NULL)) {
      return Value.call(Set.class, "of", objects(values), values);
    }
    Value list =
        values.size() == 1
            ? Value.call(Collections.class, "singletonList", objects(values), values)
            : Value.call(Arrays.class, "asList", objects(values), values);
    TypeName type = TypeName.of(HashSet.class).with(List.of(TypeName.of(Object.class)));
    return new Value.New(type, List.of("java.util.Collection"), List.of(list), null);
  }

  @Nullable Value map(Map<?, ?> map) throws Throwable {
    if (map.size() > Shower.MOST_ELEMENTS) {
      return null;
    }
    List<Pair> pairs = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Value key = shower.plain(entry.getKey());
      Value value = shower.plain(entry.getValue());
      if (key == null || value == null || key.equals(Value.NULL) || value.equals(Value.NULL)) {
        return null;
      }
      pairs.add(new Pair(key, value));
    }
    if (pairs.stream().map(Pair::key).distinct().count() != pairs.size()) {
      return null;
    }
    if (!(map instanceof SequencedMap<?, ?>)) {
      pairs.sort(Comparator.comparing(pair -> pair.key().toString()));
    }
    return pairs.size() > MOST_PAIRS ? ofEntries(pairs) : of(pairs);
  }

  private record Pair(Value key, Value value) {}

  private static Value of(List<Pair> pairs) {
    List<Value> all = new ArrayList<>();
    for (Pair pair : pairs) {
      all.add(pair.key);
      all.add(pair.value);
    }
    return Value.call(Map.class, "of", objects(all), all);
  }

  private static Value ofEntries(List<Pair> pairs) {
    List<Value> entries = pairs.stream().map(ShownCollections::entry).toList();
    return Value.call(Map.class, "ofEntries", List.of("java.util.Map.Entry[]"), entries);
  }

  private static Value entry(Pair pair) {
    return Value.call(
        Map.class, "entry", List.of(Shower.OBJECT, Shower.OBJECT), List.of(pair.key, pair.value));
  }

  @Nullable Value entry(Map.Entry<?, ?> entry) throws Throwable {
    Value key = shower.plain(entry.getKey());
    Value value = shower.plain(entry.getValue());
    return key == null || value == null || key.equals(Value.NULL) || value.equals(Value.NULL)
        ? null
        : entry(new Pair(key, value));
  }

  private @Nullable List<Value> values(Collection<?> objects) throws Throwable {
    List<Value> values = new ArrayList<>();
    for (Object object : objects) {
      Value value = values.size() == Shower.MOST_ELEMENTS ? null : shower.plain(object);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return values;
  }

  private static List<String> objects(List<Value> values) {
    return Collections.nCopies(values.size(), Shower.OBJECT);
  }
}
