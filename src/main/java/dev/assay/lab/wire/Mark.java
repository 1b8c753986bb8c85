package dev.assay.lab.wire;

import dev.assay.lab.Order.Attempt;
import dev.assay.lab.Order.Trial;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a child notes each run that it begins, for the server to read once the child is gone: a
 * place in a file, written over each time, which costs far less than a message. For one thread at a
 * time.
 */
public final class Mark {
  /** The file is what the JVM says on its standard error, which stands before it. */
  private static final int PLACE = 4_096;

  private static final int MUTANT = Long.BYTES;
  private static final int MOST_BYTES = 1 << 20;

  /** Written trials are kept up to so many bytes: each comes again for each mutant. */
  private static final int MOST_KEPT = 4 << 20;

  private static final RecordWire<Trial> WIRE = RecordWire.of(Trial.class).atMost(MOST_BYTES);

  private final FileChannel file;
  private final Map<Integer, Note> notes = new HashMap<>();
  private int kept;
  private boolean broken;

  private record Note(Trial trial, ByteBuffer bytes) {}

  /**
   * @param file open for writing
   */
  public Mark(FileChannel file) {
    this.file = file;
  }

  /** What notes the runs of the order with this ticket. */
  public Consumer<Attempt> of(long ticket) {
    notes.clear();
    kept = 0;
    return attempt -> put(ticket, attempt);
  }

  // Where it cannot be written, what is lost with the child is more than a run, and no more.
  private void put(long ticket, Attempt attempt) {
    if (broken) {
      return;
    }
    // An earlier run may have left it behind: a channel would be closed by it.
    Thread.interrupted();
    try {
      ByteBuffer bytes = bytes(ticket, attempt.trial());
      bytes.clear().putInt(MUTANT, attempt.mutant());
      for (int at = 0; bytes.hasRemaining(); ) {
        at += file.write(bytes, PLACE + at);
      }
    } catch (IOException unwritable) {
      broken = true;
    }
  }

  private ByteBuffer bytes(long ticket, Trial trial) throws IOException {
    Note known = notes.get(trial.id());
    if (known != null && known.trial().equals(trial)) {
      return known.bytes();
    }
    ByteBuffer bytes = ByteBuffer.wrap(written(ticket, trial));
    kept += bytes.capacity();
    if (kept > MOST_KEPT) {
      notes.clear();
      kept = bytes.capacity();
    }
    notes.put(trial.id(), new Note(trial, bytes));
    return bytes;
  }

  private static byte[] written(long ticket, Trial trial) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(ticket);
    out.writeInt(0);
    try {
      WIRE.write(trial, out);
    } catch (Garbled tooLarge) {
      // As if none had been begun.
      out.writeInt(0);
    }
    return bytes.toByteArray();
  }

  /** The last run that was noted for the order; null where there is none. */
  public static @Nullable Attempt read(SeekableByteChannel file, long ticket) throws IOException {
    file.position(PLACE);
    DataInputStream in = new DataInputStream(Channels.newInputStream(file));
    try {
      if (in.readLong() != ticket) {
        return null;
      }
      int mutant = in.readInt();
      return new Attempt(WIRE.read(in), mutant);
    } catch (EOFException | Garbled none) {
      return null;
    }
  }
}
