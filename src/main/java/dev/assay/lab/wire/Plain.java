package dev.assay.lab.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shapes of what has no parts: primitives, boxes, text and bytes. Stateless; safe on any thread.
 */
enum Plain implements Shape {
  BOOLEAN(Boolean.class),
  BYTE(Byte.class),
  SHORT(Short.class),
  CHARACTER(Character.class),
  INTEGER(Integer.class),
  LONG(Long.class),
  FLOAT(Float.class),
  DOUBLE(Double.class),
  TEXT(String.class),
  BYTES(byte[].class);

  /** What an {@code Object} may be: the eight boxes and text, as a {@code Value.Literal} has it. */
  static final List<Plain> LITERALS =
      List.of(BOOLEAN, BYTE, SHORT, CHARACTER, INTEGER, LONG, FLOAT, DOUBLE, TEXT);

  final Class<?> type;

  Plain(Class<?> type) {
    this.type = type;
  }

  @Override
  public void write(@Nullable Object value, Sink out) throws IOException {
    if (value == null) {
      throw new Garbled("null where a %s was expected".formatted(type.getSimpleName()));
    }
    put(value, out.data);
  }

  private void put(Object value, DataOutput out) throws IOException {
    switch (this) {
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case BYTE -> out.writeByte((Byte) value);
      case SHORT -> out.writeShort((Short) value);
      case CHARACTER -> out.writeChar((Character) value);
      case INTEGER -> out.writeInt((Integer) value);
      case LONG -> out.writeLong((Long) value);
      case FLOAT -> out.writeFloat((Float) value);
      case DOUBLE -> out.writeDouble((Double) value);
      case TEXT -> Text.write((String) value, out);
      case BYTES -> Text.write((byte[]) value, out);
    }
  }

  @Override
  public Object read(Source source) throws IOException {
    DataInput in = source.data;
    return switch (this) {
      case BOOLEAN -> in.readBoolean();
      case BYTE -> in.readByte();
      case SHORT -> in.readShort();
      case CHARACTER -> in.readChar();
      case INTEGER -> in.readInt();
      case LONG -> in.readLong();
      case FLOAT -> in.readFloat();
      case DOUBLE -> in.readDouble();
      case TEXT -> Text.read(in);
      case BYTES -> Text.bytes(in);
    };
  }
}
