package dev.assay.sandbox;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.child.Exit;
import dev.assay.lab.wire.Garbled;
import dev.assay.lab.wire.Mark;
import dev.assay.lab.wire.Message;
import dev.assay.lab.wire.RecordWire;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One child JVM: its process, and what is said to it and by it. Spoken to by one thread at a time;
 * ended from any.
 */
final class Inmate {
  private static final SecureRandom TICKETS = new SecureRandom();
  private static final int MOST_WORDS = 400;
  private static final long GRACE_MILLIS = 500;

  private final String name;
  private final Process process;
  private final Path errors;
  private final RecordWire<Message> wire;
  private final InputStream in;
  private final OutputStream out;
  private final AtomicReference<Ended.@Nullable Cause> ended = new AtomicReference<>();
  private int served;
  private boolean clean = true;
  private @Nullable Session owner;

  private Inmate(String name, Process process, Path errors, RecordWire<Message> wire) {
    this.name = name;
    this.process = process;
    this.errors = errors;
    this.wire = wire;
    this.in = new BufferedInputStream(process.getInputStream());
    this.out = process.getOutputStream();
  }

  /**
   * Starts a process. The thread that calls must outlive the child: on Linux "die with the parent"
   * means the thread that started it.
   *
   * @param place a directory for what it says on its standard error
   */
  static Inmate start(String name, List<String> line, Path place, RecordWire<Message> wire)
      throws IOException {
    Path errors = place.resolve(name + ".err");
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().clear();
    // Each thread would reserve 64 MB of the address space for its memory.
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    Process process = builder.redirectError(errors.toFile()).start();
    return new Inmate(name, process, errors, wire);
  }

  String name() {
    return name;
  }

  /** Orders it was given. */
  int served() {
    return served;
  }

  /** Whose code may have marked it; null where nobody's has. */
  @Nullable Session owner() {
    return owner;
  }

  /** From now on it is for the orders of this session only. */
  void markedBy(Session session) {
    owner = session;
  }

  boolean alive() {
    return ended.get() == null && process.isAlive();
  }

  /** Whether it lives and says that it is as it was at its start. */
  boolean clean() {
    return clean && alive();
  }

  /** Waits until it is ready for orders. */
  void greet() throws IOException {
    if (!(wire.read(in) instanceof Message.Hello)) {
      throw new IOException("it did not say hello first");
    }
  }

  /** Has an order carried out. Blocks until the answer is there or the child is gone. */
  Ended carryOut(Order order, Consumer<Reply.Progress> progress) {
    Told told = new Told(TICKETS.nextLong(), progress);
    served++;
    // Until it says so itself: an answer that was not read to its end is met by the next order.
    clean = false;
    // Open from the beginning, since it is deleted when the child is gone.
    try (SeekableByteChannel notes = Files.newByteChannel(errors)) {
      return answer(order, told, notes);
    } catch (IOException gone) {
      return died(told, "", null);
    }
  }

  private Ended answer(Order order, Told told, SeekableByteChannel notes) throws IOException {
    try {
      wire.sharing().write(told.asked(order), out);
    } catch (Garbled tooLarge) {
      end(Ended.Cause.GARBLED);
      return died(told, "it cannot be told what to run: " + tooLarge.getMessage(), null);
    } catch (IOException gone) {
      return died(told, "", Mark.read(notes, told.ticket()));
    }
    try {
      while (true) {
        Message.Answered answered = told.take(wire.read(in));
        if (answered != null) {
          clean = answered.clean();
          return new Ended.Answered(answered.reply(), name);
        }
      }
    } catch (Garbled | Told.Foreign nonsense) {
      end(Ended.Cause.GARBLED);
      String why = "what it sent was no answer: " + nonsense.getMessage();
      return died(told, why, Mark.read(notes, told.ticket()));
    } catch (IOException gone) {
      return died(told, "", Mark.read(notes, told.ticket()));
    }
  }

  /** Ends it with all it has started; the first cause is kept. Never blocks. */
  void end(Ended.Cause cause) {
    ended.compareAndSet(null, cause);
    List<ProcessHandle> tree =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    tree.forEach(ProcessHandle::destroyForcibly);
  }

  /** Completes when the process is gone. */
  CompletableFuture<Process> gone() {
    return process.onExit();
  }

  /** Deletes what is left of it. */
  void forget() {
    try {
      Files.deleteIfExists(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it said on its standard error, the end of it. */
  String lastWords() throws IOException {
    try (InputStream words = Files.newInputStream(errors)) {
      byte[] bytes = words.readNBytes(MOST_WORDS);
      return new String(bytes, StandardCharsets.UTF_8).strip();
    }
  }

  private Ended.Died died(Told told, String why, Order.@Nullable Attempt at) {
    int code = exitCode();
    Ended.Cause cause = ended.get();
    if (cause == null) {
      cause = cause(code);
    }
    String words =
        switch (cause) {
          case TIMED_OUT -> "it was ended at the deadline";
          case OUT_OF_MEMORY -> "the JVM had no memory left";
          case CRASHED -> "the JVM ended with exit code %d".formatted(code);
          case GARBLED -> why;
        };
    return new Ended.Died(cause, words + told.where(), told.known(), at);
  }

  private static Ended.Cause cause(int code) {
    return code == Exit.OUT_OF_MEMORY.code() ? Ended.Cause.OUT_OF_MEMORY : Ended.Cause.CRASHED;
  }

  // The end of its output is seen a moment before the process is gone, and the code tells why it
  // went; one that closed its output and lives on has to be ended.
  private int exitCode() {
    try {
      if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        end(Ended.Cause.CRASHED);
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      end(Ended.Cause.CRASHED);
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
