package dev.assay.lab.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Writes trees of records as bytes and reads them back. What can be read follows from the root type
 * alone: records by their components, sealed interfaces by the position among their subtypes,
 * enums, lists, maps, text, boxes. Nothing in the bytes names a class, so a hostile sender can at
 * most send another tree of the same types. Immutable; safe on any thread.
 *
 * <p>A frame is a length of four bytes and as many bytes after it.
 *
 * @param <T> the root
 */
public final class RecordWire<T> {
  /** The most bytes of a frame, unless told otherwise. */
  public static final int MOST_BYTES = 64 << 20;

  private final Class<T> root;
  private final Shape shape;
  private final int mostBytes;
  private final boolean shares;

  private RecordWire(Class<T> root, Shape shape, int mostBytes, boolean shares) {
    this.root = root;
    this.shape = shape;
    this.mostBytes = mostBytes;
    this.shares = shares;
  }

  /**
   * The wire for trees under a root.
   *
   * @throws IllegalArgumentException where the root reaches a type that cannot be written
   */
  public static <T> RecordWire<T> of(Class<T> root) {
    return new RecordWire<>(root, new Shapes().of(root), MOST_BYTES, false);
  }

  /** The same with another limit for a frame. */
  public RecordWire<T> atMost(int bytes) {
    return new RecordWire<>(root, shape, bytes, shares);
  }

  /**
   * The same where a record that is in a tree many times is written once, and is one object again
   * for who reads it. Not for what a hostile sender writes: few bytes could then stand for a tree
   * that nobody comes to the end of.
   */
  public RecordWire<T> sharing() {
    return new RecordWire<>(root, shape, mostBytes, true);
  }

  /**
   * Writes one frame and flushes it.
   *
   * @throws Garbled where the value is larger or deeper than a frame may be; nothing is written
   *     then
   */
  public void write(T value, OutputStream out) throws IOException {
    var frame = new Frame(mostBytes);
    new Shape.Sink(new DataOutputStream(frame), shares).into(shape, value);
    frame.sendTo(out);
  }

  /**
   * Reads one frame.
   *
   * @throws Garbled where it is none
   * @throws EOFException where there is no more
   */
  public T read(InputStream in) throws IOException {
    int length = new DataInputStream(in).readInt();
    if (length < 0 || length > mostBytes) {
      throw new Garbled("a frame of %d bytes; at most %d".formatted(length, mostBytes));
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a frame of %d bytes ended after %d".formatted(length, bytes.length));
    }
    var frame = new ByteArrayInputStream(bytes);
    T value = parse(frame);
    if (frame.available() > 0) {
      throw new Garbled("%d bytes after the end of a message".formatted(frame.available()));
    }
    return value;
  }

  private T parse(InputStream frame) throws IOException {
    try {
      Object value = new Shape.Source(new DataInputStream(frame), shares).from(shape);
      if (value == null) {
        throw new Garbled("null where a message was expected");
      }
      return root.cast(value);
    } catch (EOFException early) {
      throw new Garbled("a message that ends too early");
    }
  }

  /** The bytes of a frame, bounded while they are written. */
  private static final class Frame extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int most;

    Frame(int most) {
      this.most = most;
    }

    @Override
    public void write(int b) throws IOException {
      check(1);
      bytes.write(b);
    }

    @Override
    public void write(byte[] more, int offset, int length) throws IOException {
      check(length);
      bytes.write(more, offset, length);
    }

    void sendTo(OutputStream out) throws IOException {
      new DataOutputStream(out).writeInt(bytes.size());
      bytes.writeTo(out);
      out.flush();
    }

    private void check(int more) throws Garbled {
      if (more > most - bytes.size()) {
        throw new Garbled("a frame of more than %d bytes".formatted(most));
      }
    }
  }
}
