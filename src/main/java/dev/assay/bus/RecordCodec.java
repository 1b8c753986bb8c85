package dev.assay.bus;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.nio.charset.StandardCharsets;

/**
 * Carries every record over the bus: by reference inside one JVM, as JSON across a cluster. Safe on
 * any thread; the records it carries must be deeply immutable, since they are shared.
 */
final class RecordCodec implements MessageCodec<Record, Record> {
  static final String NAME = "assay-record";

  /** Makes the codec known to a bus; a bus that knows it already is left as it is. */
  static void install(Vertx vertx) {
    try {
      vertx.eventBus().registerCodec(new RecordCodec());
    } catch (IllegalStateException alreadyThere) {
      // The bus offers no way to ask; the name is ours alone, so this can only be ourselves.
      return;
    }
  }

  @Override
  public void encodeToWire(Buffer buffer, Record message) {
    byte[] type = message.getClass().getName().getBytes(StandardCharsets.UTF_8);
    byte[] json = Wire.encode(message).getBytes();
    buffer.appendInt(type.length).appendBytes(type).appendInt(json.length).appendBytes(json);
  }

  @Override
  public Record decodeFromWire(int start, Buffer buffer) {
    int typeEnd = start + Integer.BYTES + buffer.getInt(start);
    String type = buffer.getString(start + Integer.BYTES, typeEnd);
    int jsonStart = typeEnd + Integer.BYTES;
    int jsonEnd = jsonStart + buffer.getInt(typeEnd);
    return Wire.decode(buffer.getBuffer(jsonStart, jsonEnd), messageType(type));
  }

  // Another node names the class: only messages of this project may be named.
  private static Class<? extends Record> messageType(String name) {
    if (!name.startsWith("dev.assay.")) {
      throw Fault.INVALID.because("not a message of Assay: " + name);
    }
    try {
      return Class.forName(name, false, RecordCodec.class.getClassLoader())
          .asSubclass(Record.class);
    } catch (ClassNotFoundException unknown) {
      throw Fault.INVALID.because("this node does not know the message " + name);
    }
  }

  @Override
  public Record transform(Record message) {
    return message;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
