package dev.assay.testgen.inputs;

import dev.assay.code.MethodSignature.Comparison;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Collections, maps and arrays of just the size, or with just the content, that code asks for. */
final class Sized {
  private static final int LARGEST = 32;

  /** More elements than this are only made for lists, of copies, since the others want a name. */
  private static final int LISTED = 10;

  private static final Pattern ASKED = Pattern.compile("(containsKey|contains|get)\\((.+)\\)");

  private final Inputs inputs;

  Sized(Inputs inputs) {
    this.inputs = inputs;
  }

  /** The values for what a comparison asks of a parameter: {@code size()}, {@code length}. */
  List<Candidate> of(Comparison comparison, String asked, String name, TypeMirror type) {
    Object constant = ConstantText.parse(comparison.constant()).orElse(null);
    List<Candidate> all = new ArrayList<>();
    if ((asked.equals("size()") || asked.equals("length")) && constant instanceof Integer size) {
      for (int near : new int[] {size, size - 1, size + 1}) {
        all.addAll(ofSize(near, name, type));
      }
    }
    Matcher containing = ASKED.matcher(asked);
    if (containing.matches()) {
      all.addAll(containing(containing.group(2), name, type));
    }
    return all;
  }

  /** A collection or map of that size; empty where none can be made. */
  private List<Candidate> ofSize(int size, String name, TypeMirror type) {
    if (size < 0 || size > LARGEST) {
      return List.of();
    }
    String trait = size == 0 ? "Empty" : size == 1 ? "HasOneElement" : "Has" + size + "Elements";
    Wanted wanted = new Wanted(type, name, 0);
    if (type instanceof ArrayType array) {
      List<Value> pool = pool(array.getComponentType(), name);
      return pool.isEmpty() && size > 0
          ? List.of()
          : List.of(
              new Candidate(
                  new Value.ArrayOf(TypeName.of(array.getComponentType()), cycled(pool, size)),
                  trait));
    }
    Class<?> collection = CollectionRule.builtAs(type, inputs);
    Class<?> map = MapRule.builtAs(type, inputs);
    if (collection == null && map == null) {
      return List.of();
    }
    TypeMirror element = Contents.argument(wanted.type(), 0, inputs);
    List<Value> pool = pool(element, name);
    if (collection != null && List.class.isAssignableFrom(collection) && !pool.isEmpty()) {
      List<Value> elements = cycled(size > LISTED ? pool.subList(0, 1) : pool, size);
      return List.of(new Candidate(CollectionRule.of(collection, type, elements), trait));
    }
    if (size > pool.size() || size > LISTED) {
      return List.of();
    }
    List<Value> elements = pool.subList(0, size);
    if (map != null) {
      String entries = trait.replace("Elements", "Entries").replace("Element", "Entry");
      return map(map, type, elements, entries);
    }
    return collection == null
        ? List.of()
        : List.of(new Candidate(CollectionRule.of(collection, type, elements), trait));
  }

  private List<Candidate> map(Class<?> map, TypeMirror type, List<Value> keys, String trait) {
    List<Value> values = pool(Contents.argument(type, 1, inputs), "value");
    return values.isEmpty()
        ? List.of()
        : List.of(new Candidate(MapRule.of(map, type, keys, values), trait));
  }

  /** A collection or map that holds a constant. */
  List<Candidate> containing(String text, String name, TypeMirror type) {
    Object constant = ConstantText.parse(text).orElse(null);
    TypeMirror element = Contents.argument(type, 0, inputs);
    if (constant == null || !fits(constant, element)) {
      return List.of();
    }
    Class<?> collection = CollectionRule.builtAs(type, inputs);
    Class<?> map = MapRule.builtAs(type, inputs);
    String trait = "Has" + Boundaries.trait(constant.toString());
    List<Value> only = List.of(Value.of(constant));
    if (collection != null) {
      return List.of(new Candidate(CollectionRule.of(collection, type, only), trait));
    }
    return map == null ? List.of() : map(map, type, only, trait);
  }

  private boolean fits(Object constant, TypeMirror type) {
    TypeKind kind = inputs.unboxedKind(type);
    return switch (constant) {
      case String text -> inputs.qualified(type).equals("java.lang.String");
      case Integer number -> kind == TypeKind.INT;
      case Long number -> kind == TypeKind.LONG;
      case Character letter -> kind == TypeKind.CHAR;
      default -> false;
    };
  }

  /** Values that differ: made up for text and whole numbers, since no catalogue holds enough. */
  private List<Value> pool(TypeMirror type, String name) {
    List<Value> values = new ArrayList<>();
    TypeKind kind = inputs.unboxedKind(type);
    for (int i = 1; i <= LISTED; i++) {
      if (inputs.qualified(type).equals("java.lang.String")) {
        values.add(Value.of(String.valueOf((char) ('a' + i - 1))));
      } else if (kind == TypeKind.INT) {
        values.add(Value.of(i));
      } else if (kind == TypeKind.LONG) {
        values.add(Value.of((long) i));
      } else if (kind == TypeKind.DOUBLE) {
        values.add(Value.of((double) i));
      }
    }
    return values.isEmpty()
        ? inputs.of(type, name).stream().map(Candidate::value).distinct().limit(LISTED).toList()
        : values;
  }

  private static List<Value> cycled(List<Value> pool, int size) {
    List<Value> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(pool.get(i % pool.size()));
    }
    return all;
  }
}
