package dev.assay.lab.child;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.wire.Garbled;
import dev.assay.lab.wire.Mark;
import dev.assay.lab.wire.Message;
import dev.assay.lab.wire.RecordWire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.SynchronousQueue;

/**
 * The main program of a child JVM: reads orders from its standard input and writes answers to its
 * standard output. The main thread works; another one reads, so that a child whose server is gone
 * ends at once, whatever it is at.
 *
 * <p>Arguments: the class name of the {@link Lab}, and {@code --rehearse} to only carry out the
 * lab's rehearsal, which is what the JDK's start-up cache is made from.
 */
public final class Child {
  private final RecordWire<Message> wire;
  private final InputStream in;
  private final OutputStream out;
  private final Mark mark;
  private final SynchronousQueue<Message> inbox = new SynchronousQueue<>();

  private Child(RecordWire<Message> wire, InputStream in, OutputStream out, Mark mark) {
    this.wire = wire;
    this.in = in;
    this.out = out;
    this.mark = mark;
  }

  public static void main(String[] arguments) {
    Child child =
        new Child(
            RecordWire.of(Message.class),
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            new Mark(new FileOutputStream(FileDescriptor.err).getChannel()));
    Surroundings.quieten();
    try {
      Lab lab = lab(arguments[0]);
      if (arguments.length > 1) {
        child.rehearse(lab);
        // A start-up cache is only written where the JVM ends in good order.
        System.exit(Exit.DISMISSED.code());
      }
      child.serve(lab);
    } catch (OutOfMemoryError full) {
      end(Exit.OUT_OF_MEMORY);
    } catch (IOException | InterruptedException lost) {
      end(Exit.GARBLED);
    } catch (Throwable unusable) {
      explain(unusable);
      end(Exit.UNUSABLE);
    }
  }

  private static Lab lab(String name) throws ReflectiveOperationException {
    return Class.forName(name).asSubclass(Lab.class).getDeclaredConstructor().newInstance();
  }

  /** Carries out the lab's own orders, through the wire as the real ones go. */
  private void rehearse(Lab lab) throws IOException {
    Worker worker = new Worker(lab);
    for (Order order : lab.rehearsal()) {
      rehearse(worker, order);
    }
  }

  private void rehearse(Worker worker, Order order) throws IOException {
    Message.Asked asked = (Message.Asked) echo(new Message.Asked(0, order), wire.sharing());
    echo(worker.work(asked, progress -> {}, attempt -> {}), wire);
  }

  private static Message echo(Message message, RecordWire<Message> over) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    over.write(message, bytes);
    return over.read(new ByteArrayInputStream(bytes.toByteArray()));
  }

  // It is ready at once and rehearses while it is not asked: a child that is used as soon as it is
  // there should not cost a rehearsal. Once asked, it rehearses at most what a question asks last.
  private void serve(Lab lab) throws IOException, InterruptedException {
    Thread.ofPlatform().daemon().name("child-reader").start(this::read);
    Worker worker = new Worker(lab);
    send(new Message.Hello());
    Deque<Order> rehearsal = new ArrayDeque<>(lab.rehearsal());
    while (true) {
      Message message = rehearsal.isEmpty() ? inbox.take() : inbox.poll();
      if (message == null) {
        rehearse(worker, rehearsal.pop());
      } else if (message instanceof Message.Asked asked) {
        answer(worker.work(asked, this::tell, mark.of(asked.ticket())));
        boolean last = asked.order() instanceof Order.Check;
        rehearsal.removeIf(order -> last || order instanceof Order.Explore);
      } else {
        throw new IOException("a message that is no order");
      }
    }
  }

  private void answer(Message.Answered answered) throws IOException {
    try {
      send(answered);
    } catch (Garbled tooLarge) {
      Reply refused = new Reply.Refused("the answer cannot be sent: " + tooLarge.getMessage());
      send(new Message.Answered(answered.ticket(), refused, answered.clean()));
    }
  }

  private void tell(Message message) {
    try {
      send(message);
    } catch (IOException lost) {
      end(Exit.GARBLED);
    }
  }

  private synchronized void send(Message message) throws IOException {
    wire.write(message, out);
  }

  private void read() {
    try {
      while (true) {
        inbox.put(wire.sharing().read(in));
      }
    } catch (EOFException dismissed) {
      end(Exit.DISMISSED);
    } catch (OutOfMemoryError full) {
      end(Exit.OUT_OF_MEMORY);
    } catch (IOException | InterruptedException lost) {
      end(Exit.GARBLED);
    }
  }

  // The real standard error, which the server keeps for a child that does not start.
  private static void explain(Throwable unusable) {
    byte[] words = unusable.toString().getBytes(StandardCharsets.UTF_8);
    try (OutputStream err = new FileOutputStream(FileDescriptor.err)) {
      err.write(words);
    } catch (IOException nobodyListens) {
      end(Exit.UNUSABLE);
    }
  }

  // Not exit: hooks that strangers' code has left would run.
  private static void end(Exit exit) {
    Runtime.getRuntime().halt(exit.code());
  }
}
