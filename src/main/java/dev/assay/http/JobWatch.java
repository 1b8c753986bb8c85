package dev.assay.http;

import dev.assay.testgen.Testgen;
import dev.assay.testgen.Testgen.Progress;
import dev.assay.testgen.Testgen.Status;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.function.Consumer;

/**
 * Hears of one job until it ends or {@link #close} is called, beginning with where it is now. On
 * one event loop.
 */
final class JobWatch {
  private final Vertx vertx;
  private final String id;
  private final Consumer<Progress> each;
  private final Promise<Void> ended = Promise.promise();
  private final MessageConsumer<Progress> consumer;

  JobWatch(Vertx vertx, String id, Consumer<Progress> each) {
    this.vertx = vertx;
    this.id = id;
    this.each = each;
    this.consumer = Testgen.PROGRESS.subscribe(vertx, this::heard);
    // Only then, so that an end between the two is heard at least once.
    consumer.completion().onSuccess(there -> check()).onFailure(ended::tryFail);
  }

  /** Completes when the job has ended, however; fails where there is no such job any more. */
  Future<Void> ended() {
    return ended.future();
  }

  /** Looks where the job is, for what was not heard. */
  void check() {
    Testgen.STATUS
        .ask(vertx, new Testgen.AskStatus(id))
        .onSuccess(job -> heard(job.progress()))
        .onFailure(ended::tryFail);
  }

  private void heard(Progress progress) {
    if (!progress.id().equals(id) || ended.future().isComplete()) {
      return;
    }
    if (progress.status() == Status.RUNNING) {
      each.accept(progress);
    } else {
      ended.tryComplete();
    }
  }

  void close() {
    consumer.unregister();
  }
}
