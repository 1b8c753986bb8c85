package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Maps, those of enums and sets of enums included. They can be written to. */
final class MapRule implements ValueRule {
  private static final List<String> FROM_MAP = List.of("java.util.Map");
  private static final List<String> FROM_CLASS = List.of("java.lang.Class");

  private static final Map<String, Class<?>> BUILT_AS =
      Map.ofEntries(
          Map.entry("java.util.Map", java.util.LinkedHashMap.class),
          Map.entry("java.util.AbstractMap", java.util.LinkedHashMap.class),
          Map.entry("java.util.SequencedMap", java.util.LinkedHashMap.class),
          Map.entry("java.util.HashMap", java.util.HashMap.class),
          Map.entry("java.util.LinkedHashMap", java.util.LinkedHashMap.class),
          Map.entry("java.util.Hashtable", java.util.Hashtable.class),
          Map.entry("java.util.SortedMap", TreeMap.class),
          Map.entry("java.util.NavigableMap", TreeMap.class),
          Map.entry("java.util.TreeMap", TreeMap.class),
          Map.entry(
              "java.util.concurrent.ConcurrentMap", java.util.concurrent.ConcurrentHashMap.class),
          Map.entry(
              "java.util.concurrent.ConcurrentHashMap",
              java.util.concurrent.ConcurrentHashMap.class),
          Map.entry(
              "java.util.concurrent.ConcurrentNavigableMap",
              java.util.concurrent.ConcurrentSkipListMap.class));

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    String name = inputs.qualified(wanted.type());
    Class<?> builtAs = BUILT_AS.get(name);
    if (builtAs != null) {
      return maps(builtAs, wanted, inputs);
    }
    return switch (name) {
      case "java.util.EnumMap" -> enumMaps(wanted, inputs);
      case "java.util.EnumSet" -> enumSets(wanted, inputs);
      default -> List.of();
    };
  }

  /** The class a map of this type is built as; null where it is none. */
  static @Nullable Class<?> builtAs(TypeMirror type, Inputs inputs) {
    return BUILT_AS.get(inputs.qualified(type));
  }

  private static List<Candidate> maps(Class<?> type, Wanted wanted, Inputs inputs) {
    TypeMirror key = Contents.argument(wanted.type(), 0, inputs);
    boolean ordered = inputs.comparable(key);
    List<Value> keys =
        java.util.SortedMap.class.isAssignableFrom(type) && !ordered
            ? List.of()
            : Contents.elements(wanted, key, inputs);
    List<Value> values =
        Contents.elements(wanted, Contents.argument(wanted.type(), 1, inputs), inputs);
    List<Candidate> all = new ArrayList<>();
    if (!keys.isEmpty() && !values.isEmpty()) {
      all.add(
          new Candidate(of(type, wanted.type(), List.of(keys.getFirst()), values), "HasOneEntry"));
    }
    all.add(new Candidate(of(type, wanted.type(), List.of(), values), "Empty"));
    if (keys.size() > 1 && !values.isEmpty() && ordered) {
      all.add(
          new Candidate(of(type, wanted.type(), keys.subList(0, 2), values), "HasSeveralEntries"));
    }
    return all;
  }

  /** A map with these keys, which have to be comparable if there is more than one. */
  static Value of(Class<?> type, TypeMirror declared, List<Value> keys, List<Value> values) {
    TypeName name = TypeName.of(type).with(TypeName.of(declared).arguments());
    if (keys.isEmpty()) {
      return new Value.New(name, List.of(), List.of(), null);
    }
    List<Value> entries = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      entries.add(keys.get(i));
      entries.add(values.get(i % values.size()));
    }
    Value content =
        Value.call(Map.class, "of", entries.stream().map(it -> Contents.OBJECT).toList(), entries);
    // Map.of has another order in every JVM, which a linked map would keep.
    Value stable =
        keys.size() > 1 && !type.equals(TreeMap.class)
            ? new Value.New(
                TypeName.of(TreeMap.class).with(name.arguments()), FROM_MAP, List.of(content), null)
            : content;
    return new Value.New(name, FROM_MAP, List.of(stable), null);
  }

  private static List<Candidate> enumMaps(Wanted wanted, Inputs inputs) {
    TypeMirror key = Contents.argument(wanted.type(), 0, inputs);
    if (!isEnum(key, inputs)) {
      return List.of();
    }
    TypeName name = TypeName.of(wanted.type());
    List<Value> keys = Contents.elements(wanted, key, inputs);
    List<Value> values =
        Contents.elements(wanted, Contents.argument(wanted.type(), 1, inputs), inputs);
    List<Candidate> all = new ArrayList<>();
    if (!keys.isEmpty() && !values.isEmpty()) {
      Value entry =
          Value.call(
              Map.class,
              "of",
              List.of(Contents.OBJECT, Contents.OBJECT),
              List.of(keys.getFirst(), values.getFirst()));
      all.add(new Candidate(new Value.New(name, FROM_MAP, List.of(entry), null), "HasOneEntry"));
    }
    Value type = new Value.ClassLiteral(TypeName.of(key));
    all.add(new Candidate(new Value.New(name, FROM_CLASS, List.of(type), null), "Empty"));
    return all;
  }

  private static List<Candidate> enumSets(Wanted wanted, Inputs inputs) {
    TypeMirror element = Contents.argument(wanted.type(), 0, inputs);
    if (!isEnum(element, inputs)) {
      return List.of();
    }
    Value type = new Value.ClassLiteral(TypeName.of(element));
    List<Value> elements = Contents.elements(wanted, element, inputs);
    List<Candidate> all = new ArrayList<>();
    all.add(
        new Candidate(
            Value.call(java.util.EnumSet.class, "allOf", FROM_CLASS, List.of(type)),
            "HasAllElements"));
    all.add(
        new Candidate(
            Value.call(java.util.EnumSet.class, "noneOf", FROM_CLASS, List.of(type)), "Empty"));
    if (!elements.isEmpty()) {
      all.add(
          new Candidate(
              Value.call(
                  java.util.EnumSet.class,
                  "of",
                  List.of("java.lang.Enum"),
                  List.of(elements.getFirst())),
              "HasOneElement"));
    }
    return all;
  }

  private static boolean isEnum(TypeMirror type, Inputs inputs) {
    TypeElement element = inputs.element(type);
    return element != null && element.getKind() == ElementKind.ENUM;
  }
}
