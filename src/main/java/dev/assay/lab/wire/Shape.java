package dev.assay.lab.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How values of one type are written and read. A shape reads nothing but values of its type.
 * Stateless; safe on any thread.
 */
interface Shape {
  void write(@Nullable Object value, Sink out) throws IOException;

  @Nullable Object read(Source in) throws IOException;

  /** Where to write to, and how deep in the tree that is. */
  final class Sink {
    final DataOutput data;
    private final @Nullable Map<Shape, Map<Object, Integer>> written;
    private final Depth depth = new Depth();

    Sink(DataOutput data, boolean shares) {
      this.data = data;
      this.written = shares ? new HashMap<>() : null;
    }

    /** The values of a shape that were written, with their places; null where none is kept. */
    @Nullable Map<Object, Integer> written(Shape shape) {
      return written == null
          ? null
          : written.computeIfAbsent(shape, each -> new IdentityHashMap<>());
    }

    void into(Shape shape, @Nullable Object value) throws IOException {
      depth.enter();
      shape.write(value, this);
      depth.leave();
    }
  }

  /** Where to read from, and how much of it has been read. */
  final class Source {
    private static final int MOST_NODES = 4_000_000;

    final DataInput data;
    private final @Nullable Map<Shape, List<Object>> read;
    private final Depth depth = new Depth();
    private int nodes;

    Source(DataInput data, boolean shares) {
      this.data = data;
      this.read = shares ? new HashMap<>() : null;
    }

    /** The values of a shape that were read, at their places; null where none is kept. */
    @Nullable List<Object> read(Shape shape) {
      return read == null ? null : read.computeIfAbsent(shape, each -> new ArrayList<>());
    }

    @Nullable Object from(Shape shape) throws IOException {
      // A byte on the wire may become an object of twenty: counted, so that it stays bounded.
      if (++nodes > MOST_NODES) {
        throw new Garbled("more than %d values in a message".formatted(MOST_NODES));
      }
      depth.enter();
      Object value = shape.read(this);
      depth.leave();
      return value;
    }

    int length() throws IOException {
      int length = data.readInt();
      if (length < 0 || length > MOST_NODES) {
        throw new Garbled("a list of %d elements".formatted(length));
      }
      return length;
    }
  }

  /** Stops before the stack overflows. */
  final class Depth {
    static final int MOST = 1_000;

    private int depth;

    void enter() throws Garbled {
      if (++depth > MOST) {
        throw new Garbled("values nested more than %d deep".formatted(MOST));
      }
    }

    void leave() {
      depth--;
    }
  }
}
