package dev.assay.lab.child;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.wire.Message;
import java.util.function.Consumer;

/**
 * Carries out one order after the other and sees to it that nothing of one is met by the next. Used
 * by the child's main thread.
 */
final class Worker {
  private final Lab lab;
  private final Surroundings surroundings;

  Worker(Lab lab) {
    this.lab = lab;
    this.surroundings = new Surroundings();
  }

  /**
   * The answer to an order; its progress goes to {@code sender} before.
   *
   * @param begun is told of each run
   */
  Message.Answered work(
      Message.Asked asked, Consumer<Message> sender, Consumer<Order.Attempt> begun) {
    Underway underway = new Underway(asked.ticket(), sender);
    Reply reply;
    boolean whole;
    try {
      reply = answer(asked.order(), underway, begun);
      whole = true;
    } catch (OutOfMemoryError full) {
      throw full;
    } catch (Throwable broken) {
      reply = new Reply.Refused("the child JVM could not do it: " + broken);
      whole = false;
    }
    underway.close();
    boolean clean = surroundings.restore() && whole && lab.clean();
    return new Message.Answered(asked.ticket(), reply, clean);
  }

  private Reply answer(
      Order order, Consumer<Reply.Progress> progress, Consumer<Order.Attempt> begun) {
    return switch (order) {
      case Order.Explore explore -> lab.explore(explore, progress, begun);
      case Order.Check check -> lab.check(check, progress);
    };
  }

  /** Passes progress on until the answer is there: a thread left behind cannot speak after it. */
  private static final class Underway implements Consumer<Reply.Progress> {
    private final long ticket;
    private final Consumer<Message> sender;
    private boolean open = true;

    Underway(long ticket, Consumer<Message> sender) {
      this.ticket = ticket;
      this.sender = sender;
    }

    @Override
    public synchronized void accept(Reply.Progress progress) {
      if (open) {
        sender.accept(new Message.Underway(ticket, progress));
      }
    }

    synchronized void close() {
      open = false;
    }
  }
}
