package dev.assay.lab.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Strings and byte arrays on the wire. Characters travel as they are, since tests are full of
 * surrogates without their other half, which UTF-8 loses. Stateless.
 */
final class Text {
  private static final int LATIN_MAX = 0xff;

  // Grown and not taken at its word, so that a forged length costs no memory.
  private static final int FIRST_STEP = 1 << 16;

  private Text() {}

  static void write(String text, DataOutput out) throws IOException {
    boolean latin = text.chars().allMatch(c -> c <= LATIN_MAX);
    out.writeBoolean(latin);
    write(latin ? text.getBytes(StandardCharsets.ISO_8859_1) : pairs(text), out);
  }

  static void write(byte[] bytes, DataOutput out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String read(DataInput in) throws IOException {
    boolean latin = in.readBoolean();
    byte[] bytes = bytes(in);
    if (latin) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    char[] chars = new char[bytes.length / 2];
    for (int i = 0; i < chars.length; i++) {
      chars[i] =
          (char) (((bytes[2 * i] & LATIN_MAX) << Byte.SIZE) | (bytes[2 * i + 1] & LATIN_MAX));
    }
    return new String(chars);
  }

  static byte[] bytes(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new Garbled("a text of %d bytes".formatted(length));
    }
    byte[] bytes = new byte[Math.min(length, FIRST_STEP)];
    int read = 0;
    while (true) {
      in.readFully(bytes, read, bytes.length - read);
      read = bytes.length;
      if (read == length) {
        return bytes;
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * read));
    }
  }

  private static byte[] pairs(String text) {
    byte[] bytes = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes[2 * i] = (byte) (c >> Byte.SIZE);
      bytes[2 * i + 1] = (byte) c;
    }
    return bytes;
  }
}
