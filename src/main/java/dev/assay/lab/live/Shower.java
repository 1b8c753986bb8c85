package dev.assay.lab.live;

import dev.assay.lab.Value;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives an object as a value that can be written as Java source and is equal to it; null where
 * there is none. Changes nothing, but may run the subject's constructors and {@code equals}. For
 * one thread.
 */
final class Shower {
  /** Longer ones are not kept. */
  static final int MOST_ELEMENTS = 64;

  static final String OBJECT = "java.lang.Object";

  private static final int LONGEST_TEXT = 2_000;
  private static final int DEEPEST = 8;
  private static final int MOST_PARTS = 400;

  private final Naming naming;
  private final ShownCollections collections = new ShownCollections(this);
  private final ShownOwn own;
  private int depth;
  private int parts;

  Shower(Naming naming, SubjectLoader loader) {
    this.naming = naming;
    this.own = new ShownOwn(this, naming, loader);
  }

  /** Never throws for what the subject's code does on the way, save for want of memory. */
  @Nullable Value show(@Nullable Object object) {
    try {
      parts = 0;
      depth = 0;
      return part(object);
    } catch (Throwable thrown) {
      Ends.rethrowMemory(thrown);
      return null;
    }
  }

  /** An object inside of another. */
  @Nullable Value part(@Nullable Object object) throws Throwable {
    if (depth == DEEPEST || ++parts > MOST_PARTS) {
      return null;
    }
    depth++;
    try {
      return any(object);
    } finally {
      depth--;
    }
  }

  private @Nullable Value any(@Nullable Object object) throws Throwable {
    return switch (object) {
      case null -> Value.NULL;
      case String text -> text(text);
      case Character letter -> Character.isSurrogate(letter) ? null : Value.of(letter);
      case Boolean _, Integer _, Long _, Short _, Byte _, Double _, Float _ -> Value.of(object);
      case Enum<?> constant -> constant(constant);
      case Class<?> type -> naming.nameable(type) ? literal(type) : null;
      case List<?> list -> collections.list(list);
      case Set<?> set -> collections.set(set);
      case Map<?, ?> map -> collections.map(map);
      case Map.Entry<?, ?> entry -> collections.entry(entry);
      case Optional<?> optional -> optional(optional);
      case OptionalInt number ->
          number.isEmpty() ? empty(OptionalInt.class) : optional("int", number.getAsInt());
      case OptionalLong number ->
          number.isEmpty() ? empty(OptionalLong.class) : optional("long", number.getAsLong());
      case OptionalDouble number ->
          number.isEmpty() ? empty(OptionalDouble.class) : optional("double", number.getAsDouble());
      default -> other(object);
    };
  }

  private @Nullable Value other(Object object) throws Throwable {
    if (object.getClass().isArray()) {
      return array(object);
    }
    Value platform = ShownPlatform.of(object);
    return platform != null ? platform : own.show(object);
  }

  private static @Nullable Value text(String text) {
    if (text.length() > LONGEST_TEXT) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return null;
        }
        i++;
      }
    }
    return Value.of(text);
  }

  private @Nullable Value constant(Enum<?> constant) {
    Class<?> type = constant.getDeclaringClass();
    return naming.nameable(type)
        ? new Value.Constant(Naming.name(type), constant.name(), true)
        : null;
  }

  private static Value literal(Class<?> type) {
    return new Value.ClassLiteral(Naming.name(type));
  }

  private @Nullable Value optional(Optional<?> optional) throws Throwable {
    if (optional.isEmpty()) {
      return empty(Optional.class);
    }
    Value value = plain(optional.get());
    return value == null ? null : Value.call(Optional.class, "of", List.of(OBJECT), List.of(value));
  }

  private static Value empty(Class<?> type) {
    return Value.call(type, "empty", List.of(), List.of());
  }

  private static Value optional(String primitive, Object number) {
    Class<?> type =
        switch (number) {
          case Integer _ -> OptionalInt.class;
          case Long _ -> OptionalLong.class;
          default -> OptionalDouble.class;
        };
    return Value.call(type, "of", List.of(primitive), List.of(Value.of(number)));
  }

  /** An element that {@code equals} compares by content, which arrays are not. */
  @Nullable Value plain(@Nullable Object element) throws Throwable {
    return element != null && element.getClass().isArray() ? null : part(element);
  }

  private @Nullable Value array(Object array) throws Throwable {
    Class<?> element = array.getClass().componentType();
    int length = Array.getLength(array);
    if (length > MOST_ELEMENTS || !naming.nameable(element)) {
      return null;
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      Value value = part(Array.get(array, i));
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return new Value.ArrayOf(Naming.name(element), values);
  }
}
