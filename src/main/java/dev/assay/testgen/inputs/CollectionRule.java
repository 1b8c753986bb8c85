package dev.assay.testgen.inputs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Collections, maps, optionals, iterators and streams. What can be written to is given so. */
final class CollectionRule implements ValueRule {
  private static final String OBJECT = "java.lang.Object";
  private static final List<String> COLLECTION = List.of("java.util.Collection");

  /** The class that stands for an interface, or for itself. */
  private static final Map<String, Class<?>> BUILT_AS =
      Map.ofEntries(
          Map.entry("java.lang.Iterable", ArrayList.class),
          Map.entry("java.util.Collection", ArrayList.class),
          Map.entry("java.util.SequencedCollection", ArrayList.class),
          Map.entry("java.util.List", ArrayList.class),
          Map.entry("java.util.ArrayList", ArrayList.class),
          Map.entry("java.util.LinkedList", java.util.LinkedList.class),
          Map.entry("java.util.Set", java.util.LinkedHashSet.class),
          Map.entry("java.util.HashSet", java.util.HashSet.class),
          Map.entry("java.util.LinkedHashSet", java.util.LinkedHashSet.class),
          Map.entry("java.util.SortedSet", java.util.TreeSet.class),
          Map.entry("java.util.NavigableSet", java.util.TreeSet.class),
          Map.entry("java.util.TreeSet", java.util.TreeSet.class),
          Map.entry("java.util.Queue", java.util.ArrayDeque.class),
          Map.entry("java.util.Deque", java.util.ArrayDeque.class),
          Map.entry("java.util.ArrayDeque", java.util.ArrayDeque.class));

  private static final Map<String, Class<?>> MAPS =
      Map.of(
          "java.util.Map", java.util.LinkedHashMap.class,
          "java.util.HashMap", java.util.HashMap.class,
          "java.util.LinkedHashMap", java.util.LinkedHashMap.class,
          "java.util.SortedMap", java.util.TreeMap.class,
          "java.util.NavigableMap", java.util.TreeMap.class,
          "java.util.TreeMap", java.util.TreeMap.class,
          "java.util.concurrent.ConcurrentMap", java.util.concurrent.ConcurrentHashMap.class);

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    String name = inputs.qualified(wanted.type());
    if (!(wanted.type() instanceof DeclaredType declared)
        || declared.getTypeArguments().isEmpty()) {
      return List.of();
    }
    List<? extends TypeMirror> arguments = declared.getTypeArguments();
    Class<?> builtAs = BUILT_AS.get(name);
    Class<?> map = MAPS.get(name);
    if (builtAs != null) {
      return collections(builtAs, wanted, inputs);
    }
    if (map != null) {
      return maps(map, wanted, inputs);
    }
    List<Value> elements = elements(wanted, arguments.getFirst(), inputs);
    return switch (name) {
      case "java.util.Optional" -> optionals(elements);
      case "java.util.Iterator" ->
          List.of(
              new Candidate(
                  new Value.Chain(listOf(elements), "iterator", List.of(), List.of()),
                  "HasSeveralElements"),
              new Candidate(
                  Value.call(Collections.class, "emptyIterator", List.of(), List.of()), "Empty"));
      case "java.util.stream.Stream" ->
          List.of(
              new Candidate(
                  new Value.Chain(listOf(elements), "stream", List.of(), List.of()),
                  "HasSeveralElements"),
              new Candidate(Value.call(Stream.class, "empty", List.of(), List.of()), "Empty"));
      default -> List.of();
    };
  }

  private static List<Candidate> collections(Class<?> type, Wanted wanted, Inputs inputs) {
    TypeName name = generic(type, wanted.type());
    List<Value> elements = elements(wanted, argument(wanted.type(), 0), inputs);
    List<Candidate> all = new ArrayList<>();
    if (!elements.isEmpty()) {
      all.add(new Candidate(filled(name, elements), "HasSeveralElements"));
    }
    all.add(new Candidate(new Value.New(name, List.of(), List.of(), null), "Empty"));
    if (elements.size() > 1) {
      all.add(new Candidate(filled(name, elements.subList(0, 1)), "HasOneElement"));
    }
    return all;
  }

  private static Value filled(TypeName name, List<Value> elements) {
    return new Value.New(name, COLLECTION, List.of(listOf(elements)), null);
  }

  private static List<Candidate> maps(Class<?> type, Wanted wanted, Inputs inputs) {
    TypeName name = generic(type, wanted.type());
    List<Value> keys = elements(wanted, argument(wanted.type(), 0), inputs);
    List<Value> values = elements(wanted, argument(wanted.type(), 1), inputs);
    List<Candidate> all = new ArrayList<>();
    if (!keys.isEmpty() && !values.isEmpty()) {
      Value entry =
          Value.call(
              Map.class,
              "of",
              List.of(OBJECT, OBJECT),
              List.of(keys.getFirst(), values.getFirst()));
      all.add(
          new Candidate(
              new Value.New(name, List.of("java.util.Map"), List.of(entry), null), "HasOneEntry"));
    }
    all.add(new Candidate(new Value.New(name, List.of(), List.of(), null), "Empty"));
    return all;
  }

  private static List<Candidate> optionals(List<Value> elements) {
    List<Candidate> all = new ArrayList<>();
    if (!elements.isEmpty()) {
      all.add(
          new Candidate(
              Value.call(Optional.class, "of", List.of(OBJECT), List.of(elements.getFirst())),
              "Present"));
    }
    all.add(new Candidate(Value.call(Optional.class, "empty", List.of(), List.of()), "Empty"));
    return all;
  }

  private static List<Value> elements(Wanted wanted, TypeMirror type, Inputs inputs) {
    return inputs.of(wanted.inside(type, wanted.name())).stream()
        .filter(candidate -> !candidate.trait().equals("VeryLong"))
        .map(Candidate::value)
        .limit(3)
        .toList();
  }

  private static Value listOf(List<Value> elements) {
    return Value.call(
        List.class, "of", elements.stream().map(element -> OBJECT).toList(), elements);
  }

  private static TypeMirror argument(TypeMirror type, int index) {
    return ((DeclaredType) type).getTypeArguments().get(index);
  }

  private static TypeName generic(Class<?> type, TypeMirror declared) {
    return TypeName.of(type).with(TypeName.of(declared).arguments());
  }
}
