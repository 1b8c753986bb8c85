package dev.assay.lab.wire;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shapes of what has parts. Immutable once the shapes of its parts are known. */
sealed interface Parts extends Shape {
  /** A value that may be null: a byte says which. */
  record OrNull(Shape shape) implements Parts {
    @Override
    public void write(@Nullable Object value, Sink out) throws IOException {
      out.data.writeBoolean(value != null);
      if (value != null) {
        out.into(shape, value);
      }
    }

    @Override
    public @Nullable Object read(Source in) throws IOException {
      return in.data.readBoolean() ? in.from(shape) : null;
    }
  }

  /** One of several types: a byte says which. */
  record OneOf(List<Class<?>> types, List<Shape> shapes) implements Parts {
    @Override
    public void write(@Nullable Object value, Sink out) throws IOException {
      int index = value == null ? -1 : types.indexOf(value.getClass());
      if (index < 0) {
        throw new Garbled("a %s where one of %s was expected".formatted(value, types));
      }
      out.data.writeByte(index);
      out.into(shapes.get(index), value);
    }

    @Override
    public @Nullable Object read(Source in) throws IOException {
      int index = in.data.readUnsignedByte();
      if (index >= shapes.size()) {
        throw new Garbled("kind %d of %d".formatted(index, shapes.size()));
      }
      return in.from(shapes.get(index));
    }
  }

  /** A constant of an enum. */
  record ConstantOf(List<Object> constants) implements Parts {
    @Override
    public void write(@Nullable Object value, Sink out) throws IOException {
      int index = value == null ? -1 : constants.indexOf(value);
      if (index < 0) {
        throw new Garbled("%s where one of %s was expected".formatted(value, constants));
      }
      out.data.writeByte(index);
    }

    @Override
    public Object read(Source in) throws IOException {
      int index = in.data.readUnsignedByte();
      if (index >= constants.size()) {
        throw new Garbled("constant %d of %d".formatted(index, constants.size()));
      }
      return constants.get(index);
    }
  }

  /** A list. */
  record ListOf(Shape element) implements Parts {
    @Override
    public void write(@Nullable Object value, Sink out) throws IOException {
      if (!(value instanceof List<?> list)) {
        throw new Garbled("%s where a list was expected".formatted(value));
      }
      out.data.writeInt(list.size());
      for (Object each : list) {
        out.into(element, each);
      }
    }

    @Override
    public Object read(Source in) throws IOException {
      int length = in.length();
      List<@Nullable Object> list = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        list.add(in.from(element));
      }
      return list;
    }
  }

  /** A map, in the order it came. */
  record MapOf(Shape key, Shape element) implements Parts {
    @Override
    public void write(@Nullable Object value, Sink out) throws IOException {
      if (!(value instanceof Map<?, ?> map)) {
        throw new Garbled("%s where a map was expected".formatted(value));
      }
      out.data.writeInt(map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.into(key, entry.getKey());
        out.into(element, entry.getValue());
      }
    }

    @Override
    public Object read(Source in) throws IOException {
      int length = in.length();
      Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
      for (int i = 0; i < length; i++) {
        Object name = in.from(key);
        map.put(name, in.from(element));
      }
      return map;
    }
  }

  /**
   * A record, by its components; where what is the same is shared, its place among those before it.
   * Filled after it was made, since records contain each other.
   */
  final class RecordOf implements Parts {
    private static final int NEW = -1;

    private final Constructor<?> constructor;
    private final List<Method> accessors;
    private List<Shape> components = List.of();

    RecordOf(Constructor<?> constructor, List<Method> accessors) {
      this.constructor = constructor;
      this.accessors = accessors;
    }

    void fill(List<Shape> shapes) {
      components = List.copyOf(shapes);
    }

    @Override
    public void write(@Nullable Object value, Sink out) throws IOException {
      if (value == null || !constructor.getDeclaringClass().isInstance(value)) {
        throw new Garbled("%s where %s was expected".formatted(value, constructor));
      }
      Map<Object, Integer> written = out.written(this);
      if (written == null) {
        writeParts(value, out);
        return;
      }
      Integer place = written.get(value);
      out.data.writeInt(place == null ? NEW : place);
      if (place == null) {
        writeParts(value, out);
        written.put(value, written.size());
      }
    }

    private void writeParts(Object value, Sink out) throws IOException {
      try {
        for (int i = 0; i < components.size(); i++) {
          out.into(components.get(i), accessors.get(i).invoke(value));
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("not a record of ours: " + constructor, e);
      }
    }

    @Override
    public Object read(Source in) throws IOException {
      List<Object> read = in.read(this);
      int place = read == null ? NEW : in.data.readInt();
      if (read != null && place != NEW) {
        if (place < 0 || place >= read.size()) {
          throw new Garbled("place %d of %d".formatted(place, read.size()));
        }
        return read.get(place);
      }
      Object value = readParts(in);
      if (read != null) {
        read.add(value);
      }
      return value;
    }

    private Object readParts(Source in) throws IOException {
      @Nullable Object[] values = new Object[components.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = in.from(components.get(i));
      }
      try {
        return constructor.newInstance(values);
      } catch (InvocationTargetException refused) {
        throw new Garbled("a record refused its values: " + refused.getTargetException());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("not a record of ours: " + constructor, e);
      }
    }
  }
}
