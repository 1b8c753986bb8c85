package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.type.TypeMirror;

/** Collections, and what goes through them. They can be written to. */
final class CollectionRule implements ValueRule {
  private static final List<String> COLLECTION = List.of("java.util.Collection");

  /** The class that stands for an interface, or for itself. */
  private static final Map<String, Class<?>> BUILT_AS =
      Map.ofEntries(
          Map.entry("java.lang.Iterable", ArrayList.class),
          Map.entry("java.util.Collection", ArrayList.class),
          Map.entry("java.util.AbstractCollection", ArrayList.class),
          Map.entry("java.util.SequencedCollection", ArrayList.class),
          Map.entry("java.util.List", ArrayList.class),
          Map.entry("java.util.AbstractList", ArrayList.class),
          Map.entry("java.util.ArrayList", ArrayList.class),
          Map.entry("java.util.LinkedList", java.util.LinkedList.class),
          Map.entry("java.util.Vector", java.util.Vector.class),
          Map.entry("java.util.Set", java.util.LinkedHashSet.class),
          Map.entry("java.util.AbstractSet", java.util.LinkedHashSet.class),
          Map.entry("java.util.SequencedSet", java.util.LinkedHashSet.class),
          Map.entry("java.util.HashSet", java.util.HashSet.class),
          Map.entry("java.util.LinkedHashSet", java.util.LinkedHashSet.class),
          Map.entry("java.util.SortedSet", java.util.TreeSet.class),
          Map.entry("java.util.NavigableSet", java.util.TreeSet.class),
          Map.entry("java.util.TreeSet", java.util.TreeSet.class),
          Map.entry("java.util.Queue", java.util.LinkedList.class),
          Map.entry("java.util.Deque", java.util.LinkedList.class),
          Map.entry("java.util.ArrayDeque", java.util.ArrayDeque.class),
          Map.entry("java.util.PriorityQueue", java.util.PriorityQueue.class),
          Map.entry(
              "java.util.concurrent.BlockingQueue", java.util.concurrent.LinkedBlockingQueue.class),
          Map.entry(
              "java.util.concurrent.LinkedBlockingQueue",
              java.util.concurrent.LinkedBlockingQueue.class),
          Map.entry(
              "java.util.concurrent.BlockingDeque", java.util.concurrent.LinkedBlockingDeque.class),
          Map.entry(
              "java.util.concurrent.ConcurrentLinkedQueue",
              java.util.concurrent.ConcurrentLinkedQueue.class),
          Map.entry(
              "java.util.concurrent.ConcurrentLinkedDeque",
              java.util.concurrent.ConcurrentLinkedDeque.class),
          Map.entry(
              "java.util.concurrent.CopyOnWriteArrayList",
              java.util.concurrent.CopyOnWriteArrayList.class));

  private static final Set<Class<?>> SORTED =
      Set.of(java.util.TreeSet.class, java.util.PriorityQueue.class);

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    Class<?> builtAs = BUILT_AS.get(inputs.qualified(wanted.type()));
    return builtAs == null ? List.of() : collections(builtAs, wanted, inputs);
  }

  /** The class a collection of this type is built as; null where it is none. */
  static @org.jspecify.annotations.Nullable Class<?> builtAs(TypeMirror type, Inputs inputs) {
    return BUILT_AS.get(inputs.qualified(type));
  }

  private static List<Candidate> collections(Class<?> type, Wanted wanted, Inputs inputs) {
    TypeMirror element = Contents.argument(wanted.type(), 0, inputs);
    List<Value> elements =
        SORTED.contains(type) && !inputs.comparable(element)
            ? List.of()
            : Contents.elements(wanted, element, inputs);
    List<Candidate> all = new ArrayList<>();
    if (!elements.isEmpty()) {
      all.add(new Candidate(of(type, wanted.type(), elements), "HasSeveralElements"));
    }
    all.add(new Candidate(of(type, wanted.type(), List.of()), "Empty"));
    if (elements.size() > 1) {
      all.add(new Candidate(of(type, wanted.type(), elements.subList(0, 1)), "HasOneElement"));
    }
    boolean list = List.class.isAssignableFrom(type);
    if (!elements.isEmpty() && list && wanted.depth() == 0) {
      Value first = elements.getFirst();
      all.add(new Candidate(of(type, wanted.type(), List.of(first, first)), "HasEqualElements"));
      Value nothing =
          Value.call(
              Collections.class, "singletonList", List.of(Contents.OBJECT), List.of(Value.NULL));
      all.add(
          new Candidate(
              new Value.New(name(type, wanted.type()), COLLECTION, List.of(nothing), null),
              "HasANullElement"));
    }
    return all;
  }

  /** A collection with these elements. */
  static Value of(Class<?> type, TypeMirror declared, List<Value> elements) {
    TypeName name = name(type, declared);
    return elements.isEmpty()
        ? new Value.New(name, List.of(), List.of(), null)
        : new Value.New(name, COLLECTION, List.of(Contents.listOf(elements)), null);
  }

  private static TypeName name(Class<?> type, TypeMirror declared) {
    return TypeName.of(type).with(TypeName.of(declared).arguments());
  }
}
