package dev.assay.lab.wire;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shapes of what has no parts: primitives, boxes, text and bytes. Stateless; safe on any thread.
 */
enum Plain implements Shape {
  BOOLEAN(Boolean.class) {
    @Override
    void put(Object value, DataOutput out) throws IOException {
      out.writeBoolean((Boolean) value);
    }

    @Override
    Object get(Source in) throws IOException {
      return in.data.readBoolean();
    }
  },
  BYTE(Byte.class) {
    @Override
    void put(Object value, DataOutput out) throws IOException {
      out.writeByte((Byte) value);
    }

    @Override
    Object get(Source in) throws IOException {
      return in.data.readByte();
    }
  },
  SHORT(Short.class) {
    @Override
    void put(Object value, DataOutput out) throws IOException {
      out.writeShort((Short) value);
    }

    @Override
    Object get(Source in) throws IOException {
      return in.data.readShort();
    }
  },
  CHARACTER(Character.class) {
    @Override
    void put(Object value, DataOutput out) throws IOException {
      out.writeChar((Character) value);
    }

    @Override
    Object get(Source in) throws IOException {
      return in.data.readChar();
    }
  },
  INTEGER(Integer.class) {
    @Override
    void put(Object value, DataOutput out) throws IOException {
      out.writeInt((Integer) value);
    }

    @Override
    Object get(Source in) throws IOException {
      return in.data.readInt();
    }
  },
  LONG(Long.class) {
    @Override
    void put(Object value, DataOutput out) throws IOException {
      out.writeLong((Long) value);
    }

    @Override
    Object get(Source in) throws IOException {
      return in.data.readLong();
    }
  },
  FLOAT(Float.class) {
    @Override
    void put(Object value, DataOutput out) throws IOException {
      out.writeFloat((Float) value);
    }

    @Override
    Object get(Source in) throws IOException {
      return in.data.readFloat();
    }
  },
  DOUBLE(Double.class) {
    @Override
    void put(Object value, DataOutput out) throws IOException {
      out.writeDouble((Double) value);
    }

    @Override
    Object get(Source in) throws IOException {
      return in.data.readDouble();
    }
  },
  TEXT(String.class) {
    @Override
    void put(Object value, DataOutput out) throws IOException {
      Text.write((String) value, out);
    }

    @Override
    Object get(Source in) throws IOException {
      return Text.read(in.data);
    }
  },
  BYTES(byte[].class) {
    @Override
    void put(Object value, DataOutput out) throws IOException {
      byte[] bytes = (byte[]) value;
      out.writeInt(bytes.length);
      out.write(bytes);
    }

    @Override
    Object get(Source in) throws IOException {
      return Text.bytes(in.data);
    }
  };

  /** What an {@code Object} may be: the eight boxes and text, as a {@code Value.Literal} has it. */
  static final List<Plain> LITERALS =
      List.of(BOOLEAN, BYTE, SHORT, CHARACTER, INTEGER, LONG, FLOAT, DOUBLE, TEXT);

  final Class<?> type;

  Plain(Class<?> type) {
    this.type = type;
  }

  abstract void put(Object value, DataOutput out) throws IOException;

  abstract Object get(Source in) throws IOException;

  @Override
  public void write(@Nullable Object value, Sink out) throws IOException {
    if (value == null) {
      throw new Garbled("null where a %s was expected".formatted(type.getSimpleName()));
    }
    put(value, out.data);
  }

  @Override
  public Object read(Source in) throws IOException {
    return get(in);
  }
}
