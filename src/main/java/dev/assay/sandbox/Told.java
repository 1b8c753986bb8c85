package dev.assay.sandbox;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.wire.Message;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One order in a child's hands: what belongs to it, and how far it is. Used by one thread. */
final class Told {
  /** A child that sends more than this is not reporting, it is flooding. */
  private static final int MOST_PROGRESS = 10_000;

  private final long ticket;
  private final Consumer<Reply.Progress> progress;
  private Reply.@Nullable Progress last;
  private Reply.@Nullable Explored known;
  private int reports;

  Told(long ticket, Consumer<Reply.Progress> progress) {
    this.ticket = ticket;
    this.progress = progress;
  }

  Message asked(Order order) {
    return new Message.Asked(ticket, order);
  }

  /**
   * Takes a message in.
   *
   * @return the answer, or null where there is more to come
   */
  Message.@Nullable Answered take(Message message) throws IOException {
    return switch (message) {
      case Message.Underway underway when underway.ticket() == ticket -> {
        report(underway.progress());
        yield null;
      }
      case Message.Answered answered
          when answered.ticket() == ticket && !(answered.reply() instanceof Reply.Progress) ->
          answered;
      default -> throw new Foreign();
    };
  }

  private void report(Reply.Progress now) throws Foreign {
    if (++reports > MOST_PROGRESS) {
      throw new Foreign();
    }
    last = now;
    known = now.known() == null ? known : now.known();
    progress.accept(now);
  }

  long ticket() {
    return ticket;
  }

  /** The last it said of what it found; null where it never did. */
  Reply.@Nullable Explored known() {
    return known;
  }

  /** For people: where it was; empty where it never said. */
  String where() {
    return last == null
        ? ""
        : " at step %d of %d of '%s'".formatted(last.done(), last.total(), last.stage());
  }

  /** A message that belongs to no order of ours, or one too many. */
  static final class Foreign extends IOException {
    @java.io.Serial private static final long serialVersionUID = 1;

    Foreign() {
      super("a message that belongs to another order, or more of them than an order can have");
    }
  }
}
