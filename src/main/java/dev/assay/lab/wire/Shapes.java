package dev.assay.lab.wire;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the shape of each type that a message can reach, once. Used by one thread. */
final class Shapes {
  private static final Map<Class<?>, Plain> PLAIN =
      Map.ofEntries(
          Map.entry(boolean.class, Plain.BOOLEAN),
          Map.entry(byte.class, Plain.BYTE),
          Map.entry(short.class, Plain.SHORT),
          Map.entry(char.class, Plain.CHARACTER),
          Map.entry(int.class, Plain.INTEGER),
          Map.entry(long.class, Plain.LONG),
          Map.entry(float.class, Plain.FLOAT),
          Map.entry(double.class, Plain.DOUBLE));

  private final Map<Class<?>, Shape> known = new HashMap<>(PLAIN);

  Shapes() {
    for (Plain plain : Plain.values()) {
      known.put(plain.type, plain);
    }
    known.put(
        Object.class,
        new Parts.OneOf(
            Plain.LITERALS.stream().<Class<?>>map(plain -> plain.type).toList(),
            List.copyOf(Plain.LITERALS)));
  }

  /** The shape of a type as a record declares it, with what its annotations say about null. */
  private Shape of(AnnotatedType type) {
    Shape shape = ofPresent(type);
    return type.isAnnotationPresent(Nullable.class) ? new Parts.OrNull(shape) : shape;
  }

  private Shape ofPresent(AnnotatedType annotated) {
    Type type = annotated.getType();
    if (type instanceof Class<?> plain) {
      return of(plain);
    }
    if (annotated instanceof AnnotatedParameterizedType generic
        && type instanceof ParameterizedType raw) {
      AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
      if (raw.getRawType() == List.class) {
        return new Parts.ListOf(of(arguments[0]));
      }
      if (raw.getRawType() == Map.class) {
        return new Parts.MapOf(of(arguments[0]), of(arguments[1]));
      }
    }
    throw new IllegalArgumentException("no way to write values of type " + type);
  }

  Shape of(Class<?> type) {
    Shape shape = known.get(type);
    if (shape != null) {
      return shape;
    }
    if (type.isRecord()) {
      return ofRecord(type);
    }
    if (type.isEnum()) {
      Shape constants = new Parts.ConstantOf(List.of(type.getEnumConstants()));
      known.put(type, constants);
      return constants;
    }
    if (type.isSealed() && type.isInterface()) {
      return ofSealed(type);
    }
    throw new IllegalArgumentException("no way to write values of type " + type);
  }

  private Shape ofRecord(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Parts.RecordOf shape = new Parts.RecordOf(constructor(type), accessors(components));
    known.put(type, shape);
    shape.fill(Arrays.stream(components).map(each -> of(each.getAnnotatedType())).toList());
    return shape;
  }

  private Shape ofSealed(Class<?> type) {
    List<Class<?>> types = List.of(type.getPermittedSubclasses());
    List<Shape> shapes = new ArrayList<>();
    Parts.OneOf shape = new Parts.OneOf(types, shapes);
    known.put(type, shape);
    types.forEach(each -> shapes.add(of(each)));
    return shape;
  }

  private static Constructor<?> constructor(Class<?> type) {
    Class<?>[] parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without its constructor: " + type, e);
    }
  }

  private static List<Method> accessors(RecordComponent[] components) {
    List<Method> accessors = Arrays.stream(components).map(RecordComponent::getAccessor).toList();
    accessors.forEach(accessor -> accessor.setAccessible(true));
    return accessors;
  }
}
