package dev.assay.testgen.evaluate;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Gives an object of the interpreter as a value that can be written and is equal to it; null where
 * there is none. For one job.
 */
final class Printed {
  private static final int LONGEST_TEXT = 2_000;
  private static final int MOST_ELEMENTS = 20;
  private static final int MOST_ENTRIES = 10;
  private static final String OBJECT = "java.lang.Object";

  private final Machine machine;
  private final Predicate<Element> reachable;

  /**
   * @param reachable whether a test may name an element
   */
  Printed(Machine machine, Predicate<Element> reachable) {
    this.machine = machine;
    this.reachable = reachable;
  }

  @Nullable Value of(@Nullable Object object) {
    return switch (object) {
      case null -> Value.NULL;
      case String text -> text.length() > LONGEST_TEXT ? null : Value.of(text);
      case Boolean truth -> Value.of(truth);
      case Character letter -> Value.of(letter);
      case BigDecimal number -> Value.newFrom(BigDecimal.class, number.toString());
      case BigInteger number -> Value.newFrom(BigInteger.class, number.toString());
      case Number number -> Value.of(number);
      case Enum<?> constant ->
          new Value.Constant(TypeName.of(constant.getDeclaringClass()), constant.name(), true);
      case Thing thing -> thing(thing);
      case List<?> list -> list(list);
      case Set<?> set -> set(set);
      case Map<?, ?> map -> map(map);
      case Optional<?> optional -> optional(optional);
      default -> other(object);
    };
  }

  private @Nullable Value thing(Thing thing) {
    TypeElement type = thing.type();
    if (!reachable.test(type)) {
      return null;
    }
    if (thing.constant() != null) {
      return new Value.Constant(TypeName.of(type), thing.constant(), true);
    }
    return type.getKind() == ElementKind.RECORD && type.getTypeParameters().isEmpty()
        ? record(thing, type)
        : null;
  }

  // A record's constructor may not give back what it is given, so it is asked.
  private @Nullable Value record(Thing thing, TypeElement type) {
    List<Value> arguments = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    List<@Nullable Object> components = new ArrayList<>();
    for (RecordComponentElement component : type.getRecordComponents()) {
      String name = component.getSimpleName().toString();
      Object held = thing.fields().get(machine.field(type, name));
      Value value = held != null && held.getClass().isArray() ? null : of(held);
      if (value == null) {
        return null;
      }
      components.add(held);
      arguments.add(value);
      parameters.add(machine.types().erasure(component.asType()).toString());
    }
    return !machine.making().own(type, "equals", 1) && givesBack(type, components, thing)
        ? new Value.New(TypeName.of(type), parameters, arguments, null)
        : null;
  }

  private boolean givesBack(TypeElement type, List<@Nullable Object> components, Thing thing) {
    try {
      return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
          .filter(machine.elements()::isCanonicalConstructor)
          .map(constructor -> machine.making().make(constructor, components))
          .anyMatch(again -> again.fields().equals(thing.fields()));
    } catch (Stuck | Thrown untold) {
      return false;
    }
  }

  private @Nullable List<Value> values(Iterable<?> objects) {
    List<Value> values = new ArrayList<>();
    for (Object object : objects) {
      Value value = object != null && object.getClass().isArray() ? null : of(object);
      if (value == null || values.size() >= MOST_ELEMENTS) {
        return null;
      }
      values.add(value);
    }
    return values;
  }

  private @Nullable Value list(List<?> list) {
    List<Value> values = values(list);
    if (values == null) {
      return null;
    }
    boolean nulls = values.contains(Value.NULL);
    List<String> parameters = values.stream().map(value -> OBJECT).toList();
    return Value.call(
        nulls ? Arrays.class : List.class, nulls ? "asList" : "of", parameters, values);
  }

  private @Nullable Value set(Set<?> set) {
    List<Value> values = values(set);
    return values == null || values.contains(Value.NULL)
        ? null
        : Value.call(Set.class, "of", values.stream().map(value -> OBJECT).toList(), values);
  }

  private @Nullable Value map(Map<?, ?> map) {
    List<Value> all = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Value key = of(entry.getKey());
      Value value = of(entry.getValue());
      if (key == null
          || value == null
          || key instanceof Value.Null
          || value instanceof Value.Null) {
        return null;
      }
      all.add(key);
      all.add(value);
    }
    return all.size() > 2 * MOST_ENTRIES
        ? null
        : Value.call(Map.class, "of", all.stream().map(value -> OBJECT).toList(), all);
  }

  private @Nullable Value optional(Optional<?> optional) {
    if (optional.isEmpty()) {
      return Value.call(Optional.class, "empty", List.of(), List.of());
    }
    Value value = of(optional.get());
    return value == null ? null : Value.call(Optional.class, "of", List.of(OBJECT), List.of(value));
  }

  private @Nullable Value other(Object object) {
    Class<?> type = object.getClass();
    if (type.isArray()) {
      return array(object, type.getComponentType());
    }
    boolean parses =
        Set.of("LocalDate", "LocalTime", "LocalDateTime", "Instant", "Duration", "Period")
                .contains(type.getSimpleName())
            && type.getPackageName().equals("java.time");
    return parses
        ? Value.call(
            type, "parse", List.of("java.lang.CharSequence"), List.of(Value.of(object.toString())))
        : null;
  }

  private @Nullable Value array(Object array, Class<?> element) {
    if (!element.isPrimitive() && element != String.class) {
      return null;
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      Value value = of(Array.get(array, i));
      if (value == null || i >= MOST_ELEMENTS) {
        return null;
      }
      values.add(value);
    }
    return new Value.ArrayOf(TypeName.of(element), values);
  }
}
